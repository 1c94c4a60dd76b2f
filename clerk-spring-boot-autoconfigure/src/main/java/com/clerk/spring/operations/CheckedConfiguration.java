package com.clerk.spring.operations;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;

/**
 * The configuration as it was written, before anything is parsed: what the checks read.
 *
 * @param keys the keys
 * @param addresses the addresses
 * @param authorizedParties the origins a session token may have been made for
 * @param acceptingRules the route rules that name kinds of token
 * @param exposedSecrets names of public environment variables that hold a secret key
 * @since 0.1.0
 */
public record CheckedConfiguration(Keys keys, Addresses addresses, List<String> authorizedParties,
		List<AcceptingRule> acceptingRules, List<String> exposedSecrets) {

	/**
	 * Copies the lists.
	 */
	public CheckedConfiguration {
		authorizedParties = List.copyOf(authorizedParties);
		acceptingRules = List.copyOf(acceptingRules);
		exposedSecrets = List.copyOf(exposedSecrets);
	}

	/**
	 * The keys. An absent one is an empty text.
	 *
	 * @param publishableKey the publishable key
	 * @param secretKey the secret key
	 * @param jwtKey the text of the JWT key
	 * @param machineSecretKey the machine secret key
	 * @since 0.1.0
	 */
	public record Keys(KeyText publishableKey, KeyText secretKey, KeyText jwtKey, KeyText machineSecretKey) {

		/**
		 * Reads the keys.
		 * @param publishableKey the value of {@code clerk.publishable-key}
		 * @param secretKey the value of {@code clerk.secret-key}
		 * @param jwtKey the value of {@code clerk.jwt-key}
		 * @param machineSecretKey the value of {@code clerk.machine-secret-key}
		 * @return the keys
		 */
		public static Keys of(@Nullable String publishableKey, @Nullable String secretKey, @Nullable String jwtKey,
				@Nullable String machineSecretKey) {
			return new Keys(new KeyText("clerk.publishable-key", publishableKey),
					new KeyText("clerk.secret-key", secretKey), new KeyText("clerk.jwt-key", jwtKey),
					new KeyText("clerk.machine-secret-key", machineSecretKey));
		}

	}

	/**
	 * The addresses.
	 *
	 * @param signInUrl the sign-in page, or null
	 * @param signUpUrl the sign-up page, or null
	 * @param proxyUrl the address of the Frontend API's proxy, or null
	 * @param domain the domain of a satellite, or null
	 * @param satellite whether the application is a satellite
	 * @since 0.1.0
	 */
	public record Addresses(@Nullable String signInUrl, @Nullable String signUpUrl, @Nullable String proxyUrl,
			@Nullable String domain, boolean satellite) {
	}

	/**
	 * A route rule that names the kinds of token it accepts.
	 *
	 * @param property the property that names them
	 * @param tokens the kinds
	 * @since 0.1.0
	 */
	public record AcceptingRule(String property, List<TokenType> tokens) {

		/**
		 * Copies the list.
		 */
		public AcceptingRule {
			tokens = List.copyOf(tokens);
		}

	}

}
