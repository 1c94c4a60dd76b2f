package com.clerk.spring.test.sdk;

import com.clerk.backend_api.Clerk;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Clerk's own client, which calls an emulator.
 */
final class Sdk {

	private Sdk() {
	}

	static Clerk of(ClerkEmulator clerk) {
		return of(clerk, clerk.secretKey());
	}

	static Clerk of(ClerkEmulator clerk, String secretKey) {
		return Clerk.builder().serverURL(clerk.url() + "/v1").bearerAuth(secretKey).build();
	}

}
