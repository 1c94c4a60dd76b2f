package com.clerk.spring.test;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

import com.clerk.spring.boot.ClerkConnectionDetails;

/**
 * Keys that work nowhere: nobody has the private part of the JWT key, so no token is ever
 * good. Keys that a test registers while the context starts are preferred.
 */
final class ThrowAwayClerkConnectionDetails implements ClerkConnectionDetails {

	/** Of {@code throw-away.clerk.accounts.dev}. */
	private static final String PUBLISHABLE_KEY = "pk_test_dGhyb3ctYXdheS5jbGVyay5hY2NvdW50cy5kZXYk";

	/** Of no instance. */
	private static final String SECRET_KEY = "sk_test_throwAwayThrowAwayThrowAwayThrowAwayThrowAw";

	private static final String JWT_KEY = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAx+wZO1lCKMFQ33Q+ec9WtxA9nITFAUiXJWAdxqt4"
			+ "sOVmoxPKjO5pQ0iU7yHfW2249iR74hBVdtbCuF27NpNJ70Vp7m+sLRcHOGnqFB5vEJUJq4yRjiF+KjTfh/xs"
			+ "MBRKry4X+tutlOqbrCyjBlA7OyKxjnkHa6jR52+rUpAQPEgqcinCrjDIwoxjMsNnBXBGYWnL+Ua2lQXS1qrI"
			+ "VLTRmBjtmv3BZRiruhFYVK+IGlqlWeInC41PtMMHiUvHkbXqKaEy6F5a4kGMRFcwOeDLjaRTJJGR51ZxlaLr"
			+ "4ziyU/ZvWHFqI66xWFvS2ZYdMvtsCqUz6FAp+CGTjPTJCsSJpwIDAQAB";

	private final Environment environment;

	ThrowAwayClerkConnectionDetails(Environment environment) {
		this.environment = environment;
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
