package com.clerk.spring.conformance;

import java.util.ArrayList;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Lists the ids of the cases that failed, after the last one of a file.
 */
public class FailedVectors implements TestWatcher, AfterAllCallback {

	private static final Log logger = LogFactory.getLog(FailedVectors.class);

	private final List<String> failed = new ArrayList<>();

	@Override
	public void testFailed(ExtensionContext context, Throwable cause) {
		this.failed.add(context.getDisplayName());
	}

	@Override
	public void afterAll(ExtensionContext context) {
		if (!this.failed.isEmpty()) {
			logger.error(context.getDisplayName() + " failed for: " + String.join(", ", this.failed));
		}
	}

}
