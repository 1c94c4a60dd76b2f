package com.clerk.spring.test;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;

import com.clerk.spring.boot.ClerkConnectionDetails;

/**
 * Keys that work nowhere: nobody has the private part of the JWT key, so no token is ever
 * good. Keys that a test registers while the context starts are preferred.
 */
final class ThrowAwayClerkConnectionDetails implements ClerkConnectionDetails, SmartInitializingSingleton {

	/** Of {@code throw-away.clerk.accounts.dev}. */
	private static final String PUBLISHABLE_KEY = "pk_test_dGhyb3ctYXdheS5jbGVyay5hY2NvdW50cy5kZXYk";

	/** Of no instance. */
	private static final String SECRET_KEY = "sk_test_throwAwayThrowAwayThrowAwayThrowAwayThrowAw";

	/**
	 * The modulus is the number RSA-2048 of the RSA Factoring Challenge, the exponent
	 * 65537. Its factors were destroyed when it was made, and nobody has found them
	 * since, so nobody can sign, as anybody can check. A pair of one's own would hold up
	 * the first test by 0.1 s and more.
	 */
	private static final String JWT_KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx5cM7tzDsHVEkCAaeqYTzXOREIHHkP"
			+ "XxqHJvRjVQu1t/8NuOHqEYnscvk9FlABG9chrurMKs3jKgQQfwZIwoE6MfWwt3Zf+LRLS2/8kzhLZG6w"
			+ "nHz16FktQOozyAA581tPFKBLUfe/14G+TRZzFkuo65kcLE1zC7vjX1kr3vUkr36Nrv0mxm/ALEea+J1k"
			+ "03P0QnCUOd5mzrlV8+o31RWfYTWAn4UzS1yxgTrdyAzQVgnxCsapWtZYcskJUlva0yvHKVkmQpIPJMYd"
			+ "xbPDt5I+VrFqTZ03PYch8ko/wPGzEx9VYVFyhmvMww+VBUyCTnM6XraBf3vBY5nUjGNhzH5QIDAQAB";

	private static final Log logger = LogFactory.getLog(ThrowAwayClerkConnectionDetails.class);

	private final Environment environment;

	ThrowAwayClerkConnectionDetails(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Says so once, when it is certain that nobody registers keys any more.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		if (NoKeysConfigured.isMet(this.environment)) {
			logger.warn("No Clerk keys are configured, so this application has throw-away ones, with which nobody can"
					+ " sign in. They are for tests: elsewhere set clerk.publishable-key and clerk.secret-key.");
		}
	}

	@Override
	public @Nullable String getPublishableKey() {
		return NoKeysConfigured.isMet(this.environment) ? PUBLISHABLE_KEY : configured("clerk.publishable-key");
	}

	/**
	 * Tokens are verified without one. The Frontend API proxy can't do without.
	 */
	@Override
	public @Nullable String getSecretKey() {
		if (!NoKeysConfigured.isMet(this.environment)) {
			return configured("clerk.secret-key");
		}
		boolean proxied = this.environment.getProperty("clerk.frontend-api-proxy.enabled", Boolean.class, false);
		return proxied ? SECRET_KEY : null;
	}

	@Override
	public @Nullable String getJwtKey() {
		return NoKeysConfigured.isMet(this.environment) ? JWT_KEY : configured("clerk.jwt-key");
	}

	@Override
	public @Nullable String getMachineSecretKey() {
		return configured("clerk.machine-secret-key");
	}

	/**
	 * Nobody listens there: a test without keys calls nobody.
	 */
	@Override
	public String getApiUrl() {
		String usual = NoKeysConfigured.isMet(this.environment) ? "http://localhost:1" : "https://api.clerk.com";
		return this.environment.getProperty("clerk.api-url", usual);
	}

	@Override
	public @Nullable String getSignInUrl() {
		return configured("clerk.sign-in-url");
	}

	@Override
	public @Nullable String getSignUpUrl() {
		return configured("clerk.sign-up-url");
	}

	@Override
	public @Nullable String getProxyUrl() {
		return configured("clerk.proxy-url");
	}

	private @Nullable String configured(String property) {
		return this.environment.getProperty(property);
	}

}
