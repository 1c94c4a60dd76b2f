package com.clerk.spring.servlet;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.clerk.spring.request.ClerkRequest;

/**
 * A host by which browsers reach the application, written as browsers write it.
 *
 * @param name a name, an IPv4 address or an IPv6 address in brackets, in lower case
 * @param port the port, or -1 for any
 * @since 0.1.0
 */
public record PublicHost(String name, int port) {

	/** Stands for any port. */
	private static final int ANY = -1;

	private static final int MAX_PORT = 65535;

	private static final Pattern FORM = Pattern
		.compile("(\\[[0-9A-Fa-f:.]++]|[^\\s:/\\\\?#@\\[\\]]++)(?::([0-9]{1,5}))?");

	/**
	 * Reads a host.
	 * @param text {@code host} or {@code host:port}, in any case
	 * @return the host
	 * @throws IllegalArgumentException if the text is none
	 */
	public static PublicHost parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("A host is written without scheme, path and blanks");
		}
		int port = (matcher.group(2) != null) ? Integer.parseInt(matcher.group(2)) : ANY;
		if (port == 0 || port > MAX_PORT) {
			throw new IllegalArgumentException("A port is between 1 and " + MAX_PORT);
		}
		return new PublicHost(of("http://" + matcher.group(1)).name, port);
	}

	/**
	 * Returns the host of an address, with its port.
	 * @throws IllegalArgumentException if it is no absolute http(s) address
	 */
	static PublicHost of(String url) {
		URI origin = URI.create(ClerkRequest.builder("GET", url).build().origin());
		int usual = "https".equals(origin.getScheme()) ? 443 : 80;
		String authority = origin.getRawAuthority();
		int portStart = authority.lastIndexOf(':');
		boolean hasPort = portStart > authority.lastIndexOf(']');
		return hasPort
				? new PublicHost(withoutRootDot(authority.substring(0, portStart)),
						Integer.parseInt(authority, portStart + 1, authority.length(), 10))
				: new PublicHost(withoutRootDot(authority), usual);
	}

	/**
	 * A host with a dot at its end is the same one.
	 */
	private static String withoutRootDot(String host) {
		return (host.endsWith(".") && host.length() > 1) ? host.substring(0, host.length() - 1) : host;
	}

	PublicHost withAnyPort() {
		return new PublicHost(this.name, ANY);
	}

	/**
	 * Shows the host as it is configured.
	 */
	@Override
	public String toString() {
		return (this.port == ANY) ? this.name : this.name + ":" + this.port;
	}

}
