package com.clerk.spring.backend;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What may be said about a domain. The messages name the argument and don't show its
 * value, which may be anything.
 */
final class DomainArguments {

	/** Can't be a dot segment, nor hold what would lead to another endpoint. */
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

	private static final String LABEL = "(?!-)[A-Za-z0-9-]{1,63}(?<!-)";

	private static final Pattern NAME = Pattern
		.compile("(?=[^:]{1,253}(?::|$))(?<host>" + LABEL + "(?:\\." + LABEL + ")*)(?<port>:[0-9]{1,5})?");

	private static final int LAST_PORT = 65535;

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private DomainArguments() {
	}

	static String id(String domainId) {
		Objects.requireNonNull(domainId, "domainId");
		require(ID.matcher(domainId).matches(),
				"domainId must be the id of a domain as list() shows it, of letters, digits, '_' and '-'");
		return domainId;
	}

	static String name(String name, boolean live) {
		Objects.requireNonNull(name, "name");
		Matcher matcher = NAME.matcher(name);
		require(matcher.matches(),
				"name must be a host name without scheme and path, in ASCII, such as shop.example.com");
		require(!live || matcher.group("port") == null,
				"name must be without a port: only the domains of development instances have one");
		require(!live || matcher.group("host").contains("."),
				"name must be fully qualified on a production instance, such as shop.example.com");
		return name;
	}

	/**
	 * Checks the address of a proxy.
	 * @return the address in ASCII, without a trailing slash as proxies name themselves
	 */
	static String proxyUrl(URI proxyUrl) {
		Objects.requireNonNull(proxyUrl, "proxyUrl");
		String host = proxyUrl.getHost();
		require(host != null && isSecure(proxyUrl.getScheme(), host) && proxyUrl.getPort() <= LAST_PORT,
				"proxyUrl must be an absolute URL that starts with https://, such as https://example.com/__clerk");
		require(proxyUrl.getRawUserInfo() == null && proxyUrl.getRawQuery() == null
				&& proxyUrl.getRawFragment() == null, "proxyUrl must be without user info, query and fragment");
		return StringUtils.trimTrailingCharacter(proxyUrl.toASCIIString(), '/');
	}

	private static boolean isSecure(@Nullable String scheme, String host) {
		if (scheme == null) {
			return false;
		}
		// A local Clerk reaches a proxy on the same machine.
		return switch (scheme.toLowerCase(Locale.ROOT)) {
			case "https" -> true;
			case "http" -> LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
			default -> false;
		};
	}

	private static void require(boolean good, String otherwise) {
		if (!good) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
