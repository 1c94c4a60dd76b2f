package com.clerk.spring.test.emulator;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Where the hosted pages send a browser: to http(s) addresses on this machine, and on
 * hosts that were named.
 */
final class RedirectTargets {

	private static final Set<String> SCHEMES = Set.of("http", "https");

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private final Set<String> hosts;

	RedirectTargets(Set<String> hosts) {
		this.hosts = Set.copyOf(hosts);
	}

	Optional<URI> parse(String redirectUrl) {
		try {
			URI uri = new URI(redirectUrl);
			String host = uri.getHost();
			boolean web = uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
			boolean known = host != null
					&& (LOOPBACK.contains(host) || host.endsWith(".localhost") || this.hosts.contains(host));
			return (web && known && uri.getRawUserInfo() == null) ? Optional.of(uri) : Optional.empty();
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	static String origin(URI uri) {
		boolean defaultPort = uri.getPort() < 0 || ("http".equals(uri.getScheme()) && uri.getPort() == 80)
				|| ("https".equals(uri.getScheme()) && uri.getPort() == 443);
		return uri.getScheme() + "://" + uri.getHost() + (defaultPort ? "" : ":" + uri.getPort());
	}

}
