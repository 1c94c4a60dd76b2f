package com.clerk.spring.operations;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import com.clerk.spring.operations.CheckedConfiguration.Addresses;
import com.clerk.spring.operations.CheckedConfiguration.Keys;

/**
 * U08 and U09: what a satellite can't do without.
 */
final class SatelliteNeeds implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		Addresses addresses = configuration.addresses();
		if (!addresses.satellite()) {
			return Stream.empty();
		}
		SettingNames names = configuration.names();
		return Stream.of(domain(names, addresses), signInUrl(names, addresses, configuration.keys()))
			.filter(Objects::nonNull);
	}

	private static @Nullable Finding domain(SettingNames names, Addresses addresses) {
		if (StringUtils.hasLength(addresses.domain()) || StringUtils.hasLength(addresses.proxyUrl())) {
			return null;
		}
		return Finding.fail("U08", names.of("domain"),
				"The application is a satellite with neither a domain nor a proxy URL.",
				"Set " + names.withVariable("domain", "CLERK_DOMAIN")
						+ " to the domain registered for this satellite, or " + names.of("proxy-url") + ".");
	}

	private static @Nullable Finding signInUrl(SettingNames names, Addresses addresses, Keys keys) {
		String url = addresses.signInUrl();
		if (StringUtils.hasLength(url) && url.startsWith("/")) {
			return Finding.fail("U09", names.of("sign-in-url"), "The sign-in URL of a satellite is a path.",
					"Write the absolute address of the primary application's sign-in page.");
		}
		if (StringUtils.hasLength(url) || !(keys.publishableKey().isTest() || keys.secretKey().isTest())) {
			return null;
		}
		return Finding.fail("U09", names.of("sign-in-url"),
				"The application is a satellite of a test instance without a sign-in URL.",
				"Set " + names.withVariable("sign-in-url", "CLERK_SIGN_IN_URL")
						+ " to the absolute address of the primary application's sign-in page.");
	}

}
