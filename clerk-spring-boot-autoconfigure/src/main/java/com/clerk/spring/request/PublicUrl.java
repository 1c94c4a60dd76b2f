package com.clerk.spring.request;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.InvalidUrlException;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder.ParserType;

/**
 * An absolute http(s) address in the form that browsers give it
 * ({@code shared/spec/authenticate-request.md} section 4.1), so that it can be compared
 * as text. Its text is printable ASCII without blanks, hence always a legal header value.
 * <p>
 * Spring's WHATWG parser reads the authority. It does not serve for the rest: it leaves
 * characters unencoded, takes {@code {…}} for a template variable, and its builder
 * collapses double slashes and drops an empty query.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name, an IPv4 address or an IPv6 address in brackets, in lower case
 * @param port the port, or -1 for that of the scheme
 * @param path the encoded path, at least {@code /}
 * @param query the encoded query, or null if there is no question mark
 * @param fragment the encoded fragment, or null if there is no hash sign
 */
record PublicUrl(String scheme, String host, int port, String path, @Nullable String query, @Nullable String fragment) {

	private static final Pattern ABSOLUTE = Pattern
		.compile("(?is)(https?):[/\\\\]*+([^/\\\\?#]*+)([^?#]*+)(?:\\?([^#]*+))?+(?:#(.*+))?+");

	private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*+):.*+", Pattern.DOTALL);

	private static final Pattern PLAIN_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,252}");

	private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+|\\[[0-9a-f:.]+]");

	/**
	 * Reads an address.
	 * @throws IllegalArgumentException if it is not absolute, not http(s), has a host
	 * that is none or holds user info
	 */
	static PublicUrl parse(String text) {
		Matcher matcher = ABSOLUTE.matcher(UrlEncoding.withoutIgnored(text));
		if (!matcher.matches()) {
			throw new IllegalArgumentException("An absolute http(s) URL is needed");
		}
		String scheme = matcher.group(1).toLowerCase(Locale.ROOT);
		String path = UrlEncoding.path(matcher.group(3));
		String query = UrlEncoding.query(matcher.group(4));
		String fragment = UrlEncoding.fragment(matcher.group(5));
		String authority = matcher.group(2);
		// Most hosts are such that a browser changes nothing of them.
		if (isPlainName(authority)) {
			return new PublicUrl(scheme, authority, -1, path, query, fragment);
		}
		UriComponents parsed = authority(scheme, authority);
		String host = parsed.getHost();
		if (host == null || !HOST.matcher(host).matches() || parsed.getUserInfo() != null) {
			throw invalidAuthority();
		}
		return new PublicUrl(scheme, host, parsed.getPort(), path, query, fragment);
	}

	/**
	 * Reads an address, or returns null where {@link #parse} refuses it.
	 */
	static @Nullable PublicUrl parseOrNull(String text) {
		try {
			return parse(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Tells whether an authority is a name alone, in which a browser would see neither
	 * something to encode nor a part of an IPv4 address.
	 */
	private static boolean isPlainName(String authority) {
		int lastLabel = authority.lastIndexOf('.') + 1;
		return PLAIN_NAME.matcher(authority).matches() && !authority.contains("..") && !authority.contains("xn--")
				&& lastLabel < authority.length() && Character.isLetter(authority.charAt(lastLabel));
	}

	private static UriComponents authority(String scheme, String authority) {
		try {
			return UriComponentsBuilder.fromUriString(scheme + "://" + authority, ParserType.WHAT_WG).build();
		}
		catch (InvalidUrlException ex) {
			throw invalidAuthority();
		}
	}

	private static IllegalArgumentException invalidAuthority() {
		return new IllegalArgumentException("The URL needs a valid host and must not hold user info");
	}

	/**
	 * Resolves an address like a link in the page at this address.
	 * @throws IllegalArgumentException if the result is none, see {@link #parse}
	 */
	PublicUrl resolve(String reference) {
		String link = UrlEncoding.withoutIgnored(reference);
		Matcher scheme = SCHEME.matcher(link);
		if (scheme.matches()) {
			String rest = link.substring(scheme.end(1) + 1);
			boolean relative = scheme.group(1).equalsIgnoreCase(this.scheme) && !startsWithSlash(rest);
			return relative ? resolveRelative(rest) : parse(link);
		}
		return resolveRelative(link);
	}

	private PublicUrl resolveRelative(String link) {
		if (startsWithSlash(link)) {
			boolean otherHost = startsWithSlash(link.substring(1));
			return parse(otherHost ? this.scheme + ":" + link : origin() + link);
		}
		if (link.isEmpty() || link.startsWith("#")) {
			return parse(origin() + this.path + ((this.query != null) ? "?" + this.query : "") + link);
		}
		if (link.startsWith("?")) {
			return parse(origin() + this.path + link);
		}
		return parse(origin() + this.path.substring(0, this.path.lastIndexOf('/') + 1) + link);
	}

	private static boolean startsWithSlash(String text) {
		return text.startsWith("/") || text.startsWith("\\");
	}

	String origin() {
		return this.scheme + "://" + this.host + ((this.port >= 0) ? ":" + this.port : "");
	}

	/**
	 * Returns the port, where there is none that of the scheme.
	 */
	int effectivePort() {
		return (this.port >= 0) ? this.port : "https".equals(this.scheme) ? 443 : 80;
	}

	/**
	 * Tells whether host or port are others; the scheme does not matter
	 * ({@code shared/spec/protect.md} section 7.3).
	 */
	boolean isOtherHost(PublicUrl other) {
		return this.port != other.port || !this.host.equals(other.host);
	}

	QueryParameters parameters() {
		return QueryParameters.parse(this.query);
	}

	PublicUrl with(QueryParameters parameters) {
		return new PublicUrl(this.scheme, this.host, this.port, this.path, parameters.toQuery(), this.fragment);
	}

	PublicUrl withPath(String path) {
		return new PublicUrl(this.scheme, this.host, this.port, path, this.query, this.fragment);
	}

	/**
	 * Adds a segment to the path, with one slash before it.
	 */
	PublicUrl append(String segment) {
		String extended = this.path + (this.path.endsWith("/") ? "" : "/") + segment;
		return new PublicUrl(this.scheme, this.host, this.port, extended, this.query, this.fragment);
	}

	@Override
	public String toString() {
		return origin() + this.path + ((this.query != null) ? "?" + this.query : "")
				+ ((this.fragment != null) ? "#" + this.fragment : "");
	}

}
