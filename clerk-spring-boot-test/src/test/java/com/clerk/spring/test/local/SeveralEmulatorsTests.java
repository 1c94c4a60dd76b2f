package com.clerk.spring.test.local;

import org.junit.jupiter.api.RepeatedTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests with two local Clerks, each of which forgets what the last test left.
 */
@ClerkEmulatorTest(classes = { LocalApplication.class, SeveralEmulatorsTests.Emulators.class })
class SeveralEmulatorsTests {

	@RepeatedTest(2)
	void allForget(ClerkEmulator clerk, @Autowired @Qualifier("second") ClerkEmulator second) {
		assertThat(clerk.users().all()).isEmpty();
		assertThat(second.users().all()).isEmpty();

		clerk.user("ada@example.com").create();
		second.user("ada@example.com").create();
	}

	@Configuration(proxyBeanMethods = false)
	static class Emulators {

		@Bean
		@Primary
		ClerkEmulator first() {
			return ClerkEmulator.builder().sharedKeyPair().start();
		}

		@Bean
		ClerkEmulator second() {
			return ClerkEmulator.builder().sharedKeyPair().start();
		}

	}

}
