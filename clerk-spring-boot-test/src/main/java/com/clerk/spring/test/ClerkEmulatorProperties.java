package com.clerk.spring.test;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.ClerkEmulatorBuilder;

/**
 * What a local Clerk is like that is started beside an application.
 *
 * @param production whether it is a production instance
 * @param demoData whether it has users and organizations from the start
 * @param port port to listen on, 0 for a free one
 * @param control whether it can be controlled over HTTP
 * @param tokenTtl life of session tokens
 */
@ConfigurationProperties(ClerkEmulatorProperties.PREFIX)
record ClerkEmulatorProperties(boolean production, boolean demoData, int port, boolean control,
		@DefaultValue("60s") Duration tokenTtl) {

	static final String PREFIX = "clerk.emulator";

	ClerkEmulator start(Clock clock) {
		ClerkEmulatorBuilder builder = ClerkEmulator.builder()
			.clock(clock)
			.port(this.port)
			.tokenTtl(this.tokenTtl)
			.control(this.control)
			.sharedKeyPair();
		if (this.production) {
			builder.production();
		}
		if (this.demoData) {
			builder.demoData();
		}
		return builder.start();
	}

}
