package com.clerk.spring.boot;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationListener;

import com.clerk.spring.operations.StartupReport;

/**
 * Logs the report once the application has started.
 */
final class StartupReporter implements ApplicationListener<ApplicationStartedEvent> {

	private final StartupReport report;

	StartupReporter(StartupReport report) {
		this.report = report;
	}

	@Override
	public void onApplicationEvent(ApplicationStartedEvent event) {
		this.report.log();
	}

}
