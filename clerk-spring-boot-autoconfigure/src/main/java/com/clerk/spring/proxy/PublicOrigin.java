package com.clerk.spring.proxy;

import java.util.Enumeration;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.servlet.MalformedRequestException;
import com.clerk.spring.servlet.PublicUrlResolver;

/**
 * Scheme, host and port by which the browser sees the application, by the rule that the
 * authentication of ordinary requests goes by.
 */
final class PublicOrigin {

	private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]++|\\[[0-9A-Fa-f:.]++])(:[0-9]{0,5})?");

	private static final Set<String> WITHOUT_HOST = Set.of("HTTP/0.9", "HTTP/1.0");

	private final PublicUrlResolver publicUrls;

	private final AllowedHosts hosts;

	PublicOrigin(PublicUrlResolver publicUrls, AllowedHosts hosts) {
		this.publicUrls = publicUrls;
		this.hosts = hosts;
	}

	/**
	 * Returns the origin of a request, such as {@code https://app.example.com}.
	 * @throws MalformedRequestException if the request has none that is valid
	 */
	Seen of(HttpServletRequest request) {
		requireOneHost(request);
		try {
			String url = this.publicUrls.resolve(request);
			int authority = url.indexOf("://") + 3;
			int path = url.indexOf('/', authority);
			String origin = (path >= 0) ? url.substring(0, path) : url;
			ClerkRequest seen = ClerkRequest.builder("GET", origin + "/").build();
			return new Seen(seen.origin(), this.hosts.allow(seen));
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedRequestException("The address of the request is not valid.");
		}
	}

	/**
	 * Old versions of HTTP do without the header. Servers refuse that in HTTP/1.1, and
	 * later versions say it otherwise.
	 */
	private static void requireOneHost(HttpServletRequest request) {
		Enumeration<String> hosts = request.getHeaders("Host");
		if (!hosts.hasMoreElements()) {
			if (WITHOUT_HOST.contains(request.getProtocol())) {
				throw new MalformedRequestException("The Host header is missing.");
			}
			return;
		}
		if (!HOST.matcher(hosts.nextElement()).matches() || hosts.hasMoreElements()) {
			throw new MalformedRequestException("The Host header is not one host with an optional port.");
		}
	}

	/**
	 * An origin.
	 *
	 * @param value scheme and host, with the port unless it is the scheme's own
	 * @param served whether the application answers for it
	 */
	record Seen(String value, boolean served) {

		String scheme() {
			return this.value.substring(0, this.value.indexOf(':'));
		}

		String authority() {
			return this.value.substring(this.value.indexOf("://") + 3);
		}

	}

}
