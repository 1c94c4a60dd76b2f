package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

/**
 * {@link ClerkConnectionDetails} of the application's properties.
 */
final class PropertiesClerkConnectionDetails implements ClerkConnectionDetails {

	private final ClerkProperties properties;

	private final JwtKeyText jwtKeys;

	PropertiesClerkConnectionDetails(ClerkProperties properties, JwtKeyText jwtKeys) {
		this.properties = properties;
		this.jwtKeys = jwtKeys;
	}

	@Override
	public @Nullable String getPublishableKey() {
		return this.properties.publishableKey();
	}

	@Override
	public @Nullable String getSecretKey() {
		return this.properties.secretKey();
	}

	@Override
	public @Nullable String getJwtKey() {
		return this.jwtKeys.read("clerk.jwt-key", this.properties.jwtKey());
	}

	@Override
	public @Nullable String getMachineSecretKey() {
		return this.properties.machineSecretKey();
	}

	@Override
	public String getApiUrl() {
		return this.properties.apiUrl().toString();
	}

	@Override
	public @Nullable String getSignInUrl() {
		return this.properties.signInUrl();
	}

	@Override
	public @Nullable String getSignUpUrl() {
		return this.properties.signUpUrl();
	}

	@Override
	public @Nullable String getProxyUrl() {
		return this.properties.proxyUrl();
	}

}
