package com.clerk.spring.backend;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

/**
 * The two parts of the Backend API, which differ in their addresses and their keys.
 */
enum ApiSection {

	/** Everything else: below the version, with the secret key. */
	INSTANCE {

		@Override
		String url(ClerkOptions options, String path) {
			return base(options.apiUrl() + "/" + options.apiVersion()) + path;
		}

		@Override
		@Nullable String keyIfAny(ClerkOptions options) {
			return options.secretKey();
		}

		@Override
		ClerkConfigurationException keyMissing() {
			return new ClerkConfigurationException("secret-key-missing",
					"Calls of the Backend API need the secret key: set clerk.secret-key.");
		}

	},

	/**
	 * Machine tokens: without a version, with the machine secret key if there is one.
	 */
	MACHINES {

		@Override
		String url(ClerkOptions options, String path) {
			return base(options.apiUrl()) + path;
		}

		@Override
		@Nullable String keyIfAny(ClerkOptions options) {
			return (options.machineSecretKey() != null) ? options.machineSecretKey() : options.secretKey();
		}

		@Override
		ClerkConfigurationException keyMissing() {
			return new ClerkConfigurationException("secret-key-missing",
					"Calls about machine-to-machine tokens need a key: set clerk.machine-secret-key.");
		}

	};

	abstract String url(ClerkOptions options, String path);

	abstract @Nullable String keyIfAny(ClerkOptions options);

	abstract ClerkConfigurationException keyMissing();

	String key(ClerkOptions options) {
		String key = keyIfAny(options);
		if (key == null) {
			throw keyMissing();
		}
		return key;
	}

	private static String base(String url) {
		return (url + "/").replaceAll("(?<!:)/{2,}", "/");
	}

}
