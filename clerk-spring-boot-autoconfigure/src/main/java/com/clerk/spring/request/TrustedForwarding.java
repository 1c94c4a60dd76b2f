package com.clerk.spring.request;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What {@code Host}, {@code X-Forwarded-Host} and {@code X-Forwarded-Proto} of trusted
 * proxies say about the address that the browser used
 * ({@code shared/spec/authenticate-request.md} section 4). A present header may be empty,
 * which differs from an absent one.
 *
 * @param host the value of {@code Host}, or null
 * @param forwardedHost the value of {@code X-Forwarded-Host}, or null
 * @param forwardedProto the value of {@code X-Forwarded-Proto}, or null
 */
record TrustedForwarding(@Nullable String host, @Nullable String forwardedHost, @Nullable String forwardedProto) {

	/** More would become part of the path, or of the user info, of the address (D2). */
	private static final Pattern HOST = Pattern.compile("(?:[A-Za-z0-9._-]++|\\[[0-9A-Fa-f:.]++])(?::[0-9]{0,5})?");

	private static final Pattern SCHEME = Pattern.compile("(?i)https?");

	/**
	 * Returns the address that the browser used: that of the connection, where the
	 * headers say nothing else or nothing usable.
	 */
	PublicUrl apply(PublicUrl connection) {
		String publicHost = ((this.forwardedHost != null) ? first(this.forwardedHost)
				: (this.host != null) ? this.host : "")
			.stripTrailing();
		String publicScheme = (this.forwardedProto != null) ? first(this.forwardedProto) : connection.scheme();
		String origin = publicScheme + "://" + publicHost;
		boolean usable = HOST.matcher(publicHost).matches() && SCHEME.matcher(publicScheme).matches();
		return (usable && !origin.equals(connection.origin())) ? onOrigin(origin, connection) : connection;
	}

	/**
	 * Joins the parts instead of resolving one against the other, as a path that starts
	 * with two slashes would become the host (D1).
	 */
	private static PublicUrl onOrigin(String origin, PublicUrl connection) {
		try {
			PublicUrl site = PublicUrl.parse(origin);
			return new PublicUrl(site.scheme(), site.host(), site.port(), connection.path(), connection.query(), null);
		}
		catch (IllegalArgumentException ex) {
			return connection;
		}
	}

	private static String first(String list) {
		int comma = list.indexOf(',');
		return (comma >= 0) ? list.substring(0, comma) : list;
	}

}
