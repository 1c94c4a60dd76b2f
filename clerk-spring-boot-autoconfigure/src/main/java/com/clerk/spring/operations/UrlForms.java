package com.clerk.spring.operations;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.operations.CheckedConfiguration.Addresses;
import com.clerk.spring.operations.Finding.Level;

/**
 * U01, U02 and U13: an address is absolute or a path, and that of a live instance's proxy
 * is not without TLS.
 */
final class UrlForms implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		Addresses addresses = configuration.addresses();
		SettingNames names = configuration.names();
		return Stream
			.of(finding("U01", names.of("proxy-url"), addresses.proxyUrl()), clearText(names, configuration),
					finding("U13", names.of("sign-in-url"), addresses.signInUrl()),
					finding("U13", names.of("sign-up-url"), addresses.signUpUrl()))
			.filter(Objects::nonNull);
	}

	private static @Nullable Finding clearText(SettingNames names, CheckedConfiguration configuration) {
		String url = configuration.addresses().proxyUrl();
		boolean live = configuration.keys().publishableKey().isLive()
				|| (!configuration.keys().publishableKey().isPresent() && configuration.keys().secretKey().isLive());
		if (!live || url == null || !url.regionMatches(true, 0, "http:", 0, 5)) {
			return null;
		}
		return new Finding("U02", Level.ERROR, names.of("proxy-url"),
				"The proxy URL of a live instance starts with 'http:', so its browsers send sessions without TLS and keep no secure cookies.",
				"Let " + names.of("proxy-url") + " start with 'https://'.");
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
