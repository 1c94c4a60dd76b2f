package com.clerk.spring.test;

/**
 * Counts the tests that are on a local Clerk at the moment, so that none begins with what
 * another left, and none loses what it made to another that begins.
 */
final class RunningTests {

	private final Runnable reset;

	private int running;

	RunningTests(Runnable reset) {
		this.reset = reset;
	}

	synchronized void begin() {
		if (this.running == 0) {
			this.reset.run();
		}
		this.running++;
	}

	synchronized void end() {
		this.running--;
	}

}
