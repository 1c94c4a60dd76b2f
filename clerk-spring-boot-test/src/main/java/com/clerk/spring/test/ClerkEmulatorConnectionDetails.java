package com.clerk.spring.test;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.test.emulator.ClerkEmulator;

/**
 * Points the application to a local Clerk, whatever its own properties say. Where its
 * users sign in stays its own choice.
 */
final class ClerkEmulatorConnectionDetails implements ClerkConnectionDetails, SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(ClerkEmulatorConnectionDetails.class);

	private final ClerkEmulator clerk;

	private final Environment environment;

	ClerkEmulatorConnectionDetails(ClerkEmulator clerk, Environment environment) {
		this.clerk = clerk;
		this.environment = environment;
	}

	/**
	 * Says what a developer may not expect, who has the key of production at hand.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		String own = this.environment.getProperty("clerk.secret-key", "");
		if (own.startsWith("sk_live_") && !own.equals(getSecretKey())) {
			logger.info("clerk.secret-key is that of a production instance (sk_live_…) and is not used, as this"
					+ " application is on the local Clerk");
		}
	}

	@Override
	public String getPublishableKey() {
		return this.clerk.publishableKey();
	}

	@Override
	public String getSecretKey() {
		return this.clerk.secretKey();
	}

	/**
	 * A key that the local Clerk did not make comes from the developer's own environment,
	 * and gives way like the other keys there. An application without one is no machine,
	 * and none is made of it.
	 */
	@Override
	public @Nullable String getMachineSecretKey() {
		String key = this.environment.getProperty("clerk.machine-secret-key", "");
		if (key.isEmpty() || this.clerk.machines().withSecretKey(key).isPresent()) {
			return key.isEmpty() ? null : key;
		}
		return this.clerk.machineSecretKey();
	}

	@Override
	public String getApiUrl() {
		return this.clerk.url();
	}

	@Override
	public String getFapiUrl() {
		return this.clerk.url();
	}

	/**
	 * The host in the publishable key does not exist, so without a proxy of the
	 * application's own the browser goes to the local Clerk itself.
	 */
	@Override
	public @Nullable String getProxyUrl() {
		boolean proxied = this.environment.getProperty("clerk.frontend-api-proxy.enabled", Boolean.class, false);
		return proxied ? this.environment.getProperty("clerk.proxy-url") : this.clerk.url();
	}

	@Override
	public String getSignInUrl() {
		return page("clerk.sign-in-url", "/sign-in");
	}

	@Override
	public String getSignUpUrl() {
		return page("clerk.sign-up-url", "/sign-up");
	}

	private String page(String property, String hosted) {
		String own = this.environment.getProperty(property, "");
		return own.startsWith("/") ? own : this.clerk.url() + hosted;
	}

}
