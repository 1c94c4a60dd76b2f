package com.example.harbor;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.security.ClerkInstance;

/**
 * What a page tells Clerk's browser client.
 *
 * @param publishableKey the publishable key
 * @param proxyUrl the address by which it reaches Clerk
 */
record BrowserClient(String publishableKey, @Nullable String proxyUrl) {

	static BrowserClient of(ClerkInstance instance) {
		return new BrowserClient(instance.publishableKey(), instance.proxyUrl());
	}

	/**
	 * Returns the address of its script.
	 */
	public String script() {
		return this.proxyUrl + "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
	}

}
