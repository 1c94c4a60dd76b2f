package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * Where the Clerk instance of the application is and the keys to it. A bean of this type
 * takes the place of the properties of the same names: tests point the application to a
 * local Clerk with one.
 *
 * @since 0.1.0
 */
public interface ClerkConnectionDetails extends ConnectionDetails {

	/**
	 * Returns the publishable key.
	 * @return the key, or null when none is set
	 */
	@Nullable String getPublishableKey();

	/**
	 * Returns the secret key of the Backend API.
	 * @return the key, or null when none is set
	 */
	@Nullable String getSecretKey();

	/**
	 * Returns the key for verification without network.
	 * @return the key's text in one of the forms of
	 * {@link com.clerk.spring.options.JwtKey}, or null when signing keys are fetched
	 */
	default @Nullable String getJwtKey() {
		return null;
	}

	/**
	 * Returns the secret key of the machine that the application is.
	 * @return the key, or null when none is set
	 */
	default @Nullable String getMachineSecretKey() {
		return null;
	}

	/**
	 * Returns the address of the Backend API.
	 * @return an absolute URL
	 */
	String getApiUrl();

	/**
	 * Returns the address of the sign-in page.
	 * @return an absolute URL or a path, or null for Clerk's hosted page
	 */
	default @Nullable String getSignInUrl() {
		return null;
	}

	/**
	 * Returns the address of the sign-up page.
	 * @return an absolute URL or a path, or null for Clerk's hosted page
	 */
	default @Nullable String getSignUpUrl() {
		return null;
	}

	/**
	 * Returns the address under which the browser calls the Frontend API.
	 * @return an absolute URL or a path, or null when the browser calls the host that the
	 * publishable key names
	 */
	default @Nullable String getProxyUrl() {
		return null;
	}

	/**
	 * Returns the address at which the application itself reaches the Frontend API, for
	 * the proxy of {@code clerk.frontend-api-proxy}.
	 * @return an absolute URL, or null for {@code clerk.frontend-api-proxy.fapi-url} or
	 * what follows from the publishable key
	 */
	default @Nullable String getFapiUrl() {
		return null;
	}

}
