package com.clerk.spring.operations;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.PublishableKey;

/**
 * K02: a publishable key names the host of an instance.
 */
final class PublishableKeyForm implements ConfigurationRule {

	/**
	 * What the parsed key leaves open: its text must be a host, with a port or without.
	 */
	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:[0-9]{1,5})?");

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		KeyText key = configuration.keys().publishableKey();
		if (!key.isPresent() || key.copyMistake() != null || key.startsWith("sk_") || namesHost(key)) {
			return Stream.empty();
		}
		// The value is public by its prefix only: anything else may be a secret.
		boolean publicText = key.startsWith("pk_") && !key.value().contains("sk_");
		String shown = publicText ? "'" + key.value() + "'" : "(" + key.shape() + ")";
		return Stream.of(Finding.fail("K02", key.property(), "The publishable key " + shown
				+ " is malformed: it must be 'pk_test_' or 'pk_live_' followed by the encoded host name of an instance.",
				"Copy the publishable key once more, whole, from the page 'API keys' of the Clerk Dashboard."));
	}

	private static boolean namesHost(KeyText key) {
		try {
			return HOST.matcher(PublishableKey.parse(key.value()).frontendApiHost()).matches();
		}
		catch (ClerkConfigurationException ex) {
			return false;
		}
	}

}
