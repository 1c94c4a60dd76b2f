package com.clerk.spring.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.io.ResourceLoader;

/**
 * {@link ClerkConnectionDetails} of the application's properties.
 */
final class PropertiesClerkConnectionDetails implements ClerkConnectionDetails {

	private static final Pattern LOCATION = Pattern.compile("classpath:|file:");

	private final ClerkProperties properties;

	private final ResourceLoader resourceLoader;

	PropertiesClerkConnectionDetails(ClerkProperties properties, ResourceLoader resourceLoader) {
		this.properties = properties;
		this.resourceLoader = resourceLoader;
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
		String jwtKey = this.properties.jwtKey();
		if (jwtKey == null || !LOCATION.matcher(jwtKey).lookingAt()) {
			return jwtKey;
		}
		return read(jwtKey);
	}

	private String read(String location) {
		try {
			return this.resourceLoader.getResource(location).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new InvalidConfigurationPropertyValueException("clerk.jwt-key", location,
					"There is no file at this location that can be read.");
		}
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
