package com.example.harbor;

import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Points the application to a local Clerk, so that its own configuration needs no change.
 */
record LocalClerkConnectionDetails(ClerkEmulator clerk) implements ClerkConnectionDetails {

	@Override
	public String getPublishableKey() {
		return this.clerk.publishableKey();
	}

	@Override
	public String getSecretKey() {
		return this.clerk.secretKey();
	}

	@Override
	public String getApiUrl() {
		return this.clerk.url();
	}

	@Override
	public String getProxyUrl() {
		return this.clerk.url();
	}

	@Override
	public String getSignInUrl() {
		return this.clerk.url() + "/sign-in";
	}

	@Override
	public String getSignUpUrl() {
		return this.clerk.url() + "/sign-up";
	}

}
