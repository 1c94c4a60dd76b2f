package com.example.harbor.page;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.security.ClerkInstance;

/**
 * What a page tells Clerk's browser client.
 *
 * @param publishableKey the publishable key
 * @param proxyUrl the address by which it reaches Clerk, or null where it calls Clerk
 * itself
 * @param scripts where its scripts are
 */
record BrowserClient(String publishableKey, @Nullable String proxyUrl, String scripts) {

	static BrowserClient of(ClerkInstance instance) {
		String proxyUrl = instance.proxyUrl();
		return new BrowserClient(instance.publishableKey(), proxyUrl,
				((proxyUrl != null) ? proxyUrl : "https://" + instance.frontendApiHost()) + "/npm/@clerk");
	}

	/**
	 * Returns the address of the script without components.
	 */
	public String script() {
		return this.scripts + "/clerk-js@6/dist/clerk.browser.js";
	}

	/**
	 * Returns the address of the script with the components.
	 */
	public String components() {
		return this.scripts + "/ui@1/dist/ui.browser.js";
	}

}
