package com.clerk.spring.boot;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SigningKeys;

/**
 * Has the signing keys fetched once the application is ready, so that the first request
 * finds them. The start never waits for the network, and a test without a server never
 * uses it.
 */
final class KeyPreloader implements ApplicationListener<ApplicationReadyEvent> {

	private final SigningKeys keys;

	private final ClerkOptions options;

	KeyPreloader(SigningKeys keys, ClerkOptions options) {
		this.keys = keys;
		this.options = options;
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext) {
			this.keys.preload(this.options);
		}
	}

}
