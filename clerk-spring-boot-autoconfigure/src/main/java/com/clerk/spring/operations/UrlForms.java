package com.clerk.spring.operations;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.operations.CheckedConfiguration.Addresses;

/**
 * U01 and U13: an address is absolute or a path.
 */
final class UrlForms implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		Addresses addresses = configuration.addresses();
		SettingNames names = configuration.names();
		return Stream
			.of(finding("U01", names.of("proxy-url"), addresses.proxyUrl()),
					finding("U13", names.of("sign-in-url"), addresses.signInUrl()),
					finding("U13", names.of("sign-up-url"), addresses.signUpUrl()))
			.filter(Objects::nonNull);
	}

	private static @Nullable Finding finding(String id, String property, @Nullable String url) {
		if (url == null || url.isEmpty() || url.startsWith("/") || Origins.isAbsolute(url)) {
			return null;
		}
		return Finding.fail(id, property,
				"The value '" + url + "' of " + property + " is neither a path nor an absolute URL.",
				"Write a path that starts with '/', or an address that starts with 'https://' or 'http://'.");
	}

}
