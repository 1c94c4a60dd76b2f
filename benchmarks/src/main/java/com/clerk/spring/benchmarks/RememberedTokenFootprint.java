package com.clerk.spring.benchmarks;

import java.time.Clock;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;

/**
 * How much heap a remembered token takes: what is used before and after many of them were
 * verified, with all garbage collected.
 */
final class RememberedTokenFootprint {

	private static final int TOKENS = 100_000;

	// A small key makes signing quick; nothing of it is remembered.
	private static final int BITS = 1024;

	private RememberedTokenFootprint() {
	}

	/**
	 * Prints the footprint.
	 * @param args none
	 */
	public static void main(String[] args) {
		Clock clock = Clock.systemUTC();
		SampleTokens samples = new SampleTokens(BITS, clock.instant());
		ClerkOptions options = ClerkOptions.builder().jwtKey(samples.pem()).build();
		try (SigningKeys keys = SigningKeys.create(new NoBackendApi(), clock)) {
			SessionTokenVerifier verifier = SessionTokenVerifier.create(options, keys, clock, TOKENS);
			verifier.verify(samples.token(0));
			long before = usedHeap();
			for (int i = 1; i <= TOKENS; i++) {
				verifier.verify(samples.token(i));
			}
			long after = usedHeap();
			System.out.printf("%d bytes for each of %d remembered tokens%n", (after - before) / TOKENS, TOKENS);
			verifier.verify(samples.token(0));
		}
	}

	private static long usedHeap() {
		Runtime runtime = Runtime.getRuntime();
		for (int i = 0; i < 5; i++) {
			System.gc();
		}
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
