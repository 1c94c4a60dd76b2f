package com.clerk.spring.boot;

import java.util.List;
import java.util.stream.Stream;

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

	private final List<ClerkOptions> options;

	/**
	 * Creates a preloader.
	 * @param options the options of each instance that is known beforehand
	 */
	KeyPreloader(SigningKeys keys, Stream<ClerkOptions> options) {
		this.keys = keys;
		this.options = options.toList();
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (event.getApplicationContext() instanceof WebServerApplicationContext) {
			this.options.forEach(this.keys::preload);
		}
	}

}
