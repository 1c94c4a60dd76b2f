package com.clerk.spring.test.emulator.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.clerk.spring.test.emulator.http.ApiException;

/**
 * The addresses that an OAuth application gets its answers at.
 */
final class RedirectUris {

	private static final int MAX_URIS = 50;

	private static final int MAX_LENGTH = 1024;

	private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]+");

	/** What a browser would run or show in place of leading anywhere. */
	private static final Set<String> NO_ADDRESSES = Set.of("javascript", "data", "vbscript", "blob", "file", "about");

	/** An application on the user's own machine gets whatever port is free (RFC 8252). */
	private static final Pattern LOOPBACK = Pattern
		.compile("(http://(?:127\\.0\\.0\\.1|\\[::1]))(?::\\d{1,5})?((?:[/?].*)?)");

	private RedirectUris() {
	}

	/**
	 * Refuses what no application may be registered with.
	 */
	static List<String> check(List<String> uris) {
		if (uris.size() > MAX_URIS) {
			throw invalid("must have at most " + MAX_URIS + " entries.");
		}
		uris.forEach(RedirectUris::check);
		return List.copyOf(uris);
	}

	private static void check(String uri) {
		if (uri.length() > MAX_LENGTH || !PRINTABLE.matcher(uri).matches() || !isAddress(uri)) {
			throw invalid("must be absolute addresses without a fragment, of a scheme that leads somewhere.");
		}
	}

	private static boolean isAddress(String text) {
		try {
			URI uri = new URI(text);
			String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
			boolean web = scheme.equals("http") || scheme.equals("https");
			return !scheme.isEmpty() && !NO_ADDRESSES.contains(scheme) && uri.getRawFragment() == null
					&& uri.getRawUserInfo() == null && (!web || uri.getHost() != null);
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static ApiException invalid(String problem) {
		return ApiException.parameter("form_param_value_invalid", "redirect_uris", problem);
	}

	/**
	 * Whether an address that a client asks for is one of those that it is registered
	 * with, to the letter but for the port of a loopback address.
	 */
	static boolean matches(List<String> registered, String asked) {
		return registered.stream().anyMatch((uri) -> uri.equals(asked) || isSameButForThePort(uri, asked));
	}

	private static boolean isSameButForThePort(String registered, String asked) {
		Matcher left = LOOPBACK.matcher(registered);
		Matcher right = LOOPBACK.matcher(asked);
		return left.matches() && right.matches() && PRINTABLE.matcher(asked).matches()
				&& left.group(1).equals(right.group(1)) && left.group(2).equals(right.group(2));
	}

}
