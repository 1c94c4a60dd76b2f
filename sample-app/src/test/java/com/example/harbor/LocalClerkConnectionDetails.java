package com.example.harbor;

import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Points the application to a local Clerk, so that its own configuration needs no change.
 *
 * @param clerk the local Clerk
 * @param proxied whether browsers reach it through the application
 * @param browserClient whether the application has a sign-in page of its own, made for
 * Clerk's browser client
 */
record LocalClerkConnectionDetails(ClerkEmulator clerk, boolean proxied,
		boolean browserClient) implements ClerkConnectionDetails {

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

	/**
	 * A proxy of the application's own derives its address.
	 */
	@Override
	public String getProxyUrl() {
		return this.proxied ? null : this.clerk.url();
	}

	@Override
	public String getFapiUrl() {
		return this.clerk.url();
	}

	@Override
	public String getSignInUrl() {
		return this.browserClient ? "/sign-in" : this.clerk.url() + "/sign-in";
	}

	@Override
	public String getSignUpUrl() {
		return this.clerk.url() + "/sign-up";
	}

}
