package com.clerk.spring.security;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.RequestCaller;

/**
 * What everybody may know of the Clerk instance that a request belongs to: what pages
 * hand to Clerk's browser code. There is no secret in it.
 *
 * @param publishableKey the text of the publishable key
 * @param type development or production
 * @param frontendApiHost the host that the publishable key names
 * @param proxyUrl the absolute address under which browsers reach the Frontend API, or
 * null when they call the host itself
 * @param frontendApiUrl the absolute address under which browsers reach the Frontend API:
 * the proxy where there is one, without a slash at its end
 * @param signInUrl the sign-in page as configured, or null for Clerk's hosted page
 * @param signUpUrl the sign-up page as configured, or null for Clerk's hosted page
 * @param taskUrls the pages of session tasks by the name of the task
 * @param satellite whether the domain is a satellite
 * @param domain the domain of a satellite, or null
 * @since 0.1.0
 */
public record ClerkInstance(String publishableKey, InstanceType type, String frontendApiHost, @Nullable String proxyUrl,
		String frontendApiUrl, @Nullable String signInUrl, @Nullable String signUpUrl, Map<String, String> taskUrls,
		boolean satellite, @Nullable String domain) {

	/**
	 * Copies the pages of the tasks.
	 */
	public ClerkInstance {
		taskUrls = Map.copyOf(taskUrls);
	}

	/**
	 * Shows the instance of a request.
	 * @return the instance, or null if its options have no publishable key
	 */
	static @Nullable ClerkInstance of(RequestCaller caller) {
		ClerkOptions options = caller.options();
		PublishableKey key = options.publishableKey();
		if (key == null) {
			return null;
		}
		return new ClerkInstance(key.value(), key.instanceType(), key.frontendApiHost(), caller.proxyUrl(),
				caller.frontendApiUrl(key), options.signInUrl(), options.signUpUrl(), options.taskUrls(),
				options.satellite(), options.domain());
	}

	/**
	 * Returns where browsers find Clerk's browser client, of the major version that this
	 * library is tested with.
	 * @return an absolute address
	 */
	public String clerkJsUrl() {
		return this.frontendApiUrl + "/npm/@clerk/clerk-js@6/dist/clerk.browser.js";
	}

	/**
	 * Returns where browsers find Clerk's components, which the browser client shows once
	 * {@code Clerk.load({ ui: { ClerkUI: window.__internal_ClerkUICtor } })} has them.
	 * @return an absolute address
	 */
	public String clerkUiUrl() {
		return this.frontendApiUrl + "/npm/@clerk/ui@1/dist/ui.browser.js";
	}

}
