package com.clerk.spring.proxy;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.PublishableKey;

/**
 * The address of the Frontend API. It comes from the configuration alone.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host in lower case, an IPv6 address in brackets
 * @param port the port, never absent
 * @param basePath what precedes every path, without a slash at its end
 */
record UpstreamUrl(String scheme, String host, int port, String basePath) {

	/**
	 * Reads an address as configured.
	 * @throws ClerkConfigurationException if it is no plain http(s) address
	 */
	static UpstreamUrl parse(String text) {
		try {
			URI uri = new URI(text);
			String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
			boolean web = scheme.equals("https") || scheme.equals("http");
			if (web && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null
					&& uri.getRawFragment() == null && uri.getPort() != 0) {
				int port = (uri.getPort() > 0) ? uri.getPort() : usualPort(scheme);
				String basePath = StringUtils.trimTrailingCharacter(uri.getRawPath(), '/');
				return new UpstreamUrl(scheme, uri.getHost().toLowerCase(Locale.ROOT), port, basePath);
			}
		}
		catch (URISyntaxException ex) {
			// The message would show the address.
		}
		throw new ClerkConfigurationException("fapi-url-invalid",
				"The address of the Frontend API (clerk.frontend-api-proxy.fapi-url) must be 'http' or 'https' with a "
						+ "host, and without user info, query and fragment.");
	}

	/**
	 * Returns the address that follows from a key.
	 */
	static UpstreamUrl of(@Nullable PublishableKey key) {
		String host = (key != null) ? key.frontendApiHost() : "";
		boolean local = host.endsWith(".lcl.dev") || host.endsWith(".lclclerk.com");
		if (host.startsWith("clerk.") && (local || host.endsWith(".lclstage.dev"))) {
			return https("frontend-api.clerk.dev");
		}
		if (local || host.endsWith("lclstage.dev")) {
			return https("frontend-api.lclclerk.com");
		}
		return https(host.endsWith(".accountsstage.dev") ? "frontend-api.clerkstage.dev" : "frontend-api.clerk.dev");
	}

	private static UpstreamUrl https(String host) {
		return new UpstreamUrl("https", host, usualPort("https"), "");
	}

	static int usualPort(String scheme) {
		return "https".equals(scheme) ? 443 : 80;
	}

	/**
	 * Returns the value of the {@code Host} header.
	 */
	String authority() {
		return (this.port == usualPort(this.scheme)) ? this.host : this.host + ":" + this.port;
	}

}
