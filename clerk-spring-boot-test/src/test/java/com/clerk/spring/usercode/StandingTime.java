package com.clerk.spring.usercode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

import com.clerk.spring.test.emulator.MovableClock;

/**
 * Time that passes when a test says so.
 */
@Configuration(proxyBeanMethods = false)
class StandingTime {

	@Bean
	MovableClock clerkClock() {
		return new MovableClock();
	}

	@Bean
	Timers timers() {
		return new Timers();
	}

	@Bean
	TaskScheduler taskScheduler(Timers timers) {
		return timers.scheduler();
	}

}
