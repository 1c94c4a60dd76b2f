package com.clerk.spring.outgoing;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The origins that a token may be sent to.
 */
final class NamedOrigins {

	private final Set<String> origins;

	private NamedOrigins(Set<String> origins) {
		this.origins = origins;
	}

	static NamedOrigins of(String... origins) {
		if (origins.length == 0) {
			throw new IllegalArgumentException("origins must name where the token may be sent");
		}
		return new NamedOrigins(Arrays.stream(origins).map(NamedOrigins::parse).collect(Collectors.toSet()));
	}

	private static String parse(String text) {
		String origin = text.matches("https?://[^/?#@]+") ? origin(create(text)) : null;
		if (origin == null) {
			throw new IllegalArgumentException("origins must be such as https://orders.example.com or"
					+ " http://orders:8080, without a path: " + text);
		}
		return origin;
	}

	private static URI create(String text) {
		try {
			return URI.create(text);
		}
		catch (IllegalArgumentException ex) {
			return URI.create("");
		}
	}

	boolean contain(URI target) {
		String origin = origin(target);
		return origin != null && this.origins.contains(origin);
	}

	/**
	 * Returns scheme, host and port, or null for what has no such.
	 */
	private static @Nullable String origin(URI uri) {
		if (uri.getScheme() == null || uri.getHost() == null) {
			return null;
		}
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		int usual = scheme.equals("https") ? 443 : 80;
		return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":"
				+ ((uri.getPort() >= 0) ? uri.getPort() : usual);
	}

}
