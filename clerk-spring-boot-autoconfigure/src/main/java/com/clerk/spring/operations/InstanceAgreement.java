package com.clerk.spring.operations;

import java.util.stream.Stream;

/**
 * K06: publishable key and secret key belong to the same kind of instance.
 */
final class InstanceAgreement implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		KeyText publishableKey = configuration.keys().publishableKey();
		KeyText secretKey = configuration.keys().secretKey();
		boolean liveAndTest = publishableKey.isLive() && secretKey.isTest();
		boolean testAndLive = publishableKey.isTest() && secretKey.isLive();
		if (!liveAndTest && !testAndLive) {
			return Stream.empty();
		}
		return Stream.of(Finding.fail("K06", secretKey.property(),
				liveAndTest ? "The publishable key is live but the secret key is a test key."
						: "The publishable key is a test key but the secret key is live.",
				"Take both keys from the same instance: keys of two instances end in endless redirects of signed-in users."));
	}

}
