package com.clerk.spring.request;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;

/**
 * Refuses options that can't serve a request ({@code shared/spec/authenticate-request.md}
 * sections 3.3 and 3.5, with D13 and D17).
 */
final class ConfigurationCheck {

	private static final AcceptedTokens M2M = AcceptedTokens.of(TokenType.M2M_TOKEN);

	private static final AcceptedTokens API_KEY = AcceptedTokens.of(TokenType.API_KEY);

	private ConfigurationCheck() {
	}

	/**
	 * Checks the options, in the order in which the errors are reported.
	 * @throws ClerkConfigurationException with the code of the first error
	 */
	static void check(ClerkRequest request, ClerkOptions options, AcceptedTokens accepted) {
		if (accepted.equals(M2M)) {
			checkMachineKeys(options);
			return;
		}
		if (!accepted.equals(API_KEY) && options.publishableKey() == null) {
			throw new ClerkConfigurationException("publishable-key-missing",
					"The publishable key (clerk.publishable-key) is missing.");
		}
		if (options.secretKey() == null && options.jwtKey() == null) {
			throw new ClerkConfigurationException("secret-key-missing",
					"Neither the secret key (clerk.secret-key) nor the JWT key (clerk.jwt-key) is set.");
		}
		if (options.satellite()) {
			checkSatellite(request, options);
		}
	}

	private static void checkMachineKeys(ClerkOptions options) {
		if (options.secretKey() == null && options.machineSecretKey() == null && options.jwtKey() == null) {
			throw new ClerkConfigurationException("machine-secret-or-secret-key-missing",
					"Neither the machine secret key (clerk.machine-secret-key) nor the secret key (clerk.secret-key) is set.");
		}
	}

	private static void checkSatellite(ClerkRequest request, ClerkOptions options) {
		String signInUrl = options.signInUrl();
		if (signInUrl != null) {
			checkSignInUrl(signInUrl, request);
		}
		else if (isDevelopment(options)) {
			throw new ClerkConfigurationException("sign-in-url-missing",
					"A satellite of a development instance needs the primary's sign-in page (clerk.sign-in-url).");
		}
		if (options.domain() == null && options.proxyUrl() == null) {
			throw new ClerkConfigurationException("domain-or-proxy-url-missing",
					"A satellite needs its domain (clerk.domain) or a proxy URL (clerk.proxy-url).");
		}
	}

	private static void checkSignInUrl(String signInUrl, ClerkRequest request) {
		PublicUrl url = PublicUrl.parseOrNull(signInUrl);
		if (url == null) {
			throw new ClerkConfigurationException("sign-in-url-not-absolute",
					"A satellite's sign-in page (clerk.sign-in-url) must be an absolute http(s) URL.");
		}
		if (url.origin().equals(request.origin())) {
			throw new ClerkConfigurationException("sign-in-url-same-origin",
					"A satellite's sign-in page (clerk.sign-in-url) must be on another origin than the satellite.");
		}
	}

	private static boolean isDevelopment(ClerkOptions options) {
		String secretKey = options.secretKey();
		boolean testKey = secretKey != null && (secretKey.startsWith("sk_test_") || secretKey.startsWith("test_"));
		return testKey || options.instanceType() == InstanceType.DEVELOPMENT;
	}

}
