package com.clerk.spring.test.local;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedUser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two applications on one local Clerk, whose tests run side by side.
 */
class ApplicationsOnOneLocalClerkTests {

	private static final ClerkEmulator CLERK = ClerkEmulator.builder().sharedKeyPair().start();

	private static final CountDownLatch FIRST_HAS_ITS_USER = new CountDownLatch(1);

	private static final CountDownLatch SECOND_HAS_BEGUN = new CountDownLatch(1);

	private static boolean await(CountDownLatch latch) throws InterruptedException {
		return latch.await(60, TimeUnit.SECONDS);
	}

	@Nested
	@ClerkEmulatorTest(classes = { LocalApplication.class, OneClerk.class },
			properties = "spring.application.name=first")
	@Execution(ExecutionMode.CONCURRENT)
	class First {

		@Test
		void testKeepsItsUserWhileOneOfAnotherApplicationBegins(ClerkEmulator clerk) throws InterruptedException {
			EmulatedUser user = clerk.user("ada@example.com").create();
			FIRST_HAS_ITS_USER.countDown();

			assertThat(await(SECOND_HAS_BEGUN)).isTrue();

			assertThat(clerk.users().all()).containsExactly(user);
		}

	}

	@Nested
	@ClerkEmulatorTest(classes = { LocalApplication.class, OneClerk.class },
			properties = "spring.application.name=second")
	@Execution(ExecutionMode.CONCURRENT)
	class Second {

		@BeforeAll
		static void waitForTheFirst() throws InterruptedException {
			assertThat(await(FIRST_HAS_ITS_USER)).isTrue();
		}

		@Test
		void testBeginsWhileOneOfAnotherApplicationRuns(ClerkEmulator clerk) {
			SECOND_HAS_BEGUN.countDown();

			assertThat(clerk).isSameAs(CLERK);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OneClerk {

		@Bean(destroyMethod = "")
		ClerkEmulator sharedEmulator() {
			return CLERK;
		}

	}

}
