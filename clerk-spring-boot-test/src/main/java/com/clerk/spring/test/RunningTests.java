package com.clerk.spring.test;

import java.util.Map;
import java.util.WeakHashMap;

import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Counts the tests that are on each local Clerk at the moment, whichever application they
 * reach it by, so that none begins with what another left, and none loses what it made to
 * another that begins.
 */
final class RunningTests {

	/** An emulator goes with the applications that have it. */
	private final Map<ClerkEmulator, Integer> running = new WeakHashMap<>();

	synchronized void begin(ClerkEmulator clerk) {
		if (this.running.merge(clerk, 1, Integer::sum) == 1) {
			clerk.resetKeepingKeys();
		}
	}

	synchronized void end(ClerkEmulator clerk) {
		this.running.merge(clerk, -1, Integer::sum);
	}

}
