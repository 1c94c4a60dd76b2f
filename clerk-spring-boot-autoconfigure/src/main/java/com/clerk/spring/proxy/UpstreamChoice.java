package com.clerk.spring.proxy;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;

/**
 * Knows the address of the Frontend API: the configured one, else the one that follows
 * from the key of a request.
 */
final class UpstreamChoice {

	private final @Nullable UpstreamUrl configured;

	UpstreamChoice(@Nullable String fapiUrl) {
		this.configured = (fapiUrl != null && !fapiUrl.isEmpty()) ? UpstreamUrl.parse(fapiUrl) : null;
	}

	UpstreamUrl of(ClerkOptions options) {
		return (this.configured != null) ? this.configured : UpstreamUrl.of(options.publishableKey());
	}

}
