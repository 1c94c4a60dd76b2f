package com.clerk.spring.operations;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Origins as browsers write them: scheme, host, and the port unless it is the scheme's
 * own.
 */
final class Origins {

	private Origins() {
	}

	static boolean isAbsolute(String url) {
		URI uri = parse(url);
		return uri != null && isWeb(uri);
	}

	/**
	 * Returns the origin that a text means, which is the text itself if it is right, or
	 * null if there is no telling.
	 */
	static @Nullable String correct(String text) {
		boolean withScheme = text.contains("://");
		URI uri = parse(withScheme ? text : "https://" + text);
		if (uri == null || !isWeb(uri) || (!withScheme && !isHostLike(uri.getHost()))) {
			return null;
		}
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		boolean ownPort = uri.getPort() < 0 || uri.getPort() == ("https".equals(scheme) ? 443 : 80);
		return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (ownPort ? "" : ":" + uri.getPort());
	}

	private static boolean isWeb(URI uri) {
		boolean webScheme = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
		return webScheme && uri.getHost() != null;
	}

	private static boolean isHostLike(String word) {
		return word.contains(".") || "localhost".equals(word);
	}

	private static @Nullable URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
