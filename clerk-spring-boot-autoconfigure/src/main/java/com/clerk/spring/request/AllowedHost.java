package com.clerk.spring.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * An entry of {@link AllowedHosts}.
 *
 * @param subdomains whether the subdomains of the host are meant in place of the host
 * @param host the host, as browsers write it
 * @param port the port, or -1 for any
 */
record AllowedHost(boolean subdomains, String host, int port) {

	private static final Pattern ENTRY = Pattern
		.compile("(\\*\\.)?([^\\s:/\\\\?#@*\\[\\]]+|\\[[0-9A-Fa-f:.]+])(:[0-9]+)?");

	static AllowedHost parse(String entry) {
		Matcher matcher = ENTRY.matcher(entry);
		if (!matcher.matches()) {
			throw invalid(entry);
		}
		String port = (matcher.group(3) != null) ? matcher.group(3) : "";
		try {
			PublicUrl site = PublicUrl.parse("http://" + matcher.group(2) + port);
			return new AllowedHost(matcher.group(1) != null, site.host(),
					port.isEmpty() ? -1 : Integer.parseInt(port, 1, port.length(), 10));
		}
		catch (IllegalArgumentException ex) {
			throw invalid(entry);
		}
	}

	private static ClerkConfigurationException invalid(String entry) {
		return new ClerkConfigurationException("allowed-host-invalid", "clerk.allowed-hosts holds '" + entry
				+ "', which is none of 'host', 'host:port' and '*.host'; write it without scheme and path.");
	}

	boolean allows(PublicUrl url) {
		boolean sameHost = this.subdomains
				? url.host().endsWith("." + this.host) && url.host().length() > this.host.length() + 1
				: url.host().equals(this.host);
		return sameHost && (this.port < 0 || this.port == url.effectivePort());
	}

}
