package com.clerk.spring.operations;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;

/**
 * The configuration as it was written, before anything is parsed: what the checks read.
 *
 * @param names the names of its settings
 * @param keysNeeded whether there must be keys: not where each request may bring its own
 * @param keys the keys
 * @param addresses the addresses
 * @param authorizedParties the origins a session token may have been made for
 * @param acceptingRules the route rules that name kinds of token
 * @param exposedSecrets names of public environment variables that hold a secret key
 * @since 0.1.0
 */
public record CheckedConfiguration(SettingNames names, boolean keysNeeded, Keys keys, Addresses addresses,
		List<String> authorizedParties, List<AcceptingRule> acceptingRules, List<String> exposedSecrets) {

	/**
	 * Copies the lists.
	 */
	public CheckedConfiguration {
		authorizedParties = List.copyOf(authorizedParties);
		acceptingRules = List.copyOf(acceptingRules);
		exposedSecrets = List.copyOf(exposedSecrets);
	}

	/**
	 * Describes the one configuration of an application.
	 * @param keys the keys
	 * @param addresses the addresses
	 * @param authorizedParties the origins a session token may have been made for
	 * @param acceptingRules the route rules that name kinds of token
	 * @param exposedSecrets names of public environment variables that hold a secret key
	 */
	public CheckedConfiguration(Keys keys, Addresses addresses, List<String> authorizedParties,
			List<AcceptingRule> acceptingRules, List<String> exposedSecrets) {
		this(SettingNames.ofApplication(), true, keys, addresses, authorizedParties, acceptingRules, exposedSecrets);
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
		 * Reads the keys of the application.
		 * @param publishableKey the value of {@code clerk.publishable-key}
		 * @param secretKey the value of {@code clerk.secret-key}
		 * @param jwtKey the value of {@code clerk.jwt-key}
		 * @param machineSecretKey the value of {@code clerk.machine-secret-key}
		 * @return the keys
		 */
		public static Keys of(@Nullable String publishableKey, @Nullable String secretKey, @Nullable String jwtKey,
				@Nullable String machineSecretKey) {
			return of(SettingNames.ofApplication(), publishableKey, secretKey, jwtKey, machineSecretKey);
		}

		/**
		 * Reads the keys.
		 * @param names the names of the settings
		 * @param publishableKey the value of {@code publishable-key}
		 * @param secretKey the value of {@code secret-key}
		 * @param jwtKey the value of {@code jwt-key}
		 * @param machineSecretKey the value of {@code machine-secret-key}
		 * @return the keys
		 */
		public static Keys of(SettingNames names, @Nullable String publishableKey, @Nullable String secretKey,
				@Nullable String jwtKey, @Nullable String machineSecretKey) {
			return new Keys(new KeyText(names.of("publishable-key"), publishableKey),
					new KeyText(names.of("secret-key"), secretKey), new KeyText(names.of("jwt-key"), jwtKey),
					new KeyText(names.of("machine-secret-key"), machineSecretKey));
		}

		/**
		 * Tells whether requests can be decided with any of the keys.
		 * @return false if there is neither publishable, secret nor JWT key
		 */
		public boolean areThere() {
			return this.publishableKey.isPresent() || this.secretKey.isPresent() || this.jwtKey.isPresent();
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
