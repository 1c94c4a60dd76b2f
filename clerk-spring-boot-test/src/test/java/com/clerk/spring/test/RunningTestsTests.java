package com.clerk.spring.test;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunningTestsTests {

	private final AtomicInteger resets = new AtomicInteger();

	private final RunningTests tests = new RunningTests(this.resets::incrementAndGet);

	@Test
	void eachTestOfASequenceBeginsAnew() {
		this.tests.begin();
		this.tests.end();
		this.tests.begin();
		this.tests.end();

		assertThat(this.resets).hasValue(2);
	}

	@Test
	void testThatBeginsWhileAnotherRunsTakesNothingFromIt() {
		this.tests.begin();
		this.tests.begin();
		this.tests.end();
		this.tests.begin();

		assertThat(this.resets).hasValue(1);
	}

}
