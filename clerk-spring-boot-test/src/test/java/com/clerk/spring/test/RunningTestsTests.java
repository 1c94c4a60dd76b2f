package com.clerk.spring.test;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedUser;

import static org.assertj.core.api.Assertions.assertThat;

class RunningTestsTests {

	private final ClerkEmulator clerk = emulator();

	private final ClerkEmulator another = emulator();

	private final RunningTests tests = new RunningTests();

	@AfterEach
	void close() {
		this.clerk.close();
		this.another.close();
	}

	@Test
	void eachTestOfASequenceBeginsAnew() {
		this.tests.begin(this.clerk);
		assertThat(this.clerk.users().all()).isEmpty();
		this.clerk.user("ada@example.com").create();
		this.tests.end(this.clerk);

		this.tests.begin(this.clerk);

		assertThat(this.clerk.users().all()).isEmpty();
	}

	@Test
	void testThatBeginsWhileAnotherRunsTakesNothingFromIt() {
		this.tests.begin(this.clerk);
		EmulatedUser bob = this.clerk.user("bob@example.com").create();

		this.tests.begin(this.clerk);
		this.tests.end(this.clerk);
		this.tests.begin(this.clerk);

		assertThat(this.clerk.users().all()).containsExactly(bob);
	}

	@Test
	void eachLocalClerkForgetsByItself() {
		this.tests.begin(this.clerk);

		this.tests.begin(this.another);

		assertThat(this.clerk.users().all()).isEmpty();
		assertThat(this.another.users().all()).isEmpty();
	}

	/** One that has something to forget. */
	private static ClerkEmulator emulator() {
		ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();
		clerk.user("ada@example.com").create();
		return clerk;
	}

}
