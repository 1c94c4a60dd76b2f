package com.clerk.spring.test.emulator;

import java.lang.management.ManagementFactory;
import java.util.Map;

import com.sun.management.OperatingSystemMXBean;

/**
 * Measures how long the emulator takes to start, and how many people sign in to it in a
 * second. Run it on one core, on a machine that does nothing else.
 */
final class EmulatorFigures {

	private static final int STARTS = 50;

	private static final int SIGN_INS = 500;

	private static final int ROUNDS = 16;

	private EmulatorFigures() {
	}

	public static void main(String[] args) {
		start();
		System.out.printf("start: %.1f ms%n", start() / 1e6 / STARTS);
		try (ClerkEmulator clerk = ClerkEmulator.builder().demoData().start()) {
			for (int i = 0; i < ROUNDS; i++) {
				signIn(clerk);
			}
		}
	}

	private static long start() {
		long begin = System.nanoTime();
		for (int i = 0; i < STARTS; i++) {
			ClerkEmulator.builder().demoData().start().close();
		}
		return System.nanoTime() - begin;
	}

	/** Counts the client too, which runs in the same process. */
	private static void signIn(ClerkEmulator clerk) {
		long begin = System.nanoTime();
		long cpuBegin = cpuTime();
		for (int i = 0; i < SIGN_INS; i++) {
			BrowserVisitor browser = BrowserVisitor.development(clerk);
			Answer begun = browser.post("/v1/client/sign_ins", Map.of("identifier", "ada+clerk_test@example.com"));
			Answer signedIn = browser.post(
					"/v1/client/sign_ins/" + BrowserVisitor.response(begun).get("id") + "/attempt_first_factor",
					Map.of("strategy", "password", "password", "correct-horse-42"));
			if (BrowserVisitor.sessions(BrowserVisitor.client(signedIn)).isEmpty()) {
				throw new IllegalStateException("Nobody is signed in: " + signedIn.body());
			}
		}
		System.out.printf("sign-ins: %.0f per second, %.0f per second of CPU time%n",
				SIGN_INS * 1e9 / (System.nanoTime() - begin), SIGN_INS * 1e9 / (cpuTime() - cpuBegin));
	}

	private static long cpuTime() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

}
