package com.clerk.spring.test.emulator.frontend;

import java.net.URI;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.WebOrigin;

/**
 * Tells which application's page makes a call: the authorized party of its tokens.
 */
final class AuthorizedParty {

	private AuthorizedParty() {
	}

	/**
	 * Returns the origin of the page, or null if nothing tells it.
	 */
	static @Nullable String of(ApiRequest request) {
		return Stream.of("origin", "clerk-proxy-url", "referer")
			.flatMap((name) -> Stream.ofNullable(originOf(request.header(name))))
			.findFirst()
			.orElse(null);
	}

	static @Nullable String originOf(@Nullable String url) {
		if (url == null) {
			return null;
		}
		try {
			return WebOrigin.of(URI.create(url)).map(WebOrigin::toString).orElse(null);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
