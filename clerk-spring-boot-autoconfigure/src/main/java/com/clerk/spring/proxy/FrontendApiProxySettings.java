package com.clerk.spring.proxy;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What the proxy is configured by.
 *
 * @param path the path below which requests are passed on, without the context path
 * @param fapiUrl the address of the Frontend API, or null for the one that follows from
 * the publishable key
 * @param clientIpHeaders request headers that are believed to name the end user's
 * address, the first one first
 * @param connectTimeout how long a connection, TLS included, may take
 * @param responseTimeout how long the head of an answer may take once the request is sent
 * @param idleTimeout how long a body may be silent
 * @param maxInFlight how many requests may be under way
 * @since 0.1.0
 */
public record FrontendApiProxySettings(String path, @Nullable String fapiUrl, List<String> clientIpHeaders,
		Duration connectTimeout, Duration responseTimeout, Duration idleTimeout, int maxInFlight) {

	/** The path by default. */
	public static final String DEFAULT_PATH = "/__clerk";

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if a time-out or the limit is not positive
	 */
	public FrontendApiProxySettings {
		clientIpHeaders = List.copyOf(clientIpHeaders);
		requirePositive(connectTimeout, "connect-timeout");
		requirePositive(responseTimeout, "response-timeout");
		requirePositive(idleTimeout, "idle-timeout");
		Assert.isTrue(maxInFlight > 0, "clerk.frontend-api-proxy.max-in-flight must be positive");
	}

	/**
	 * Tells whether a path can be that of the proxy: it starts with a slash, names not
	 * the whole application, and holds no character of a pattern or an escape.
	 * @param path the path; slashes at its end don't count
	 * @return whether it can be
	 */
	public static boolean isPath(String path) {
		return ProxyPath.isUsable(path);
	}

	private static void requirePositive(Duration duration, String name) {
		Assert.isTrue(duration.compareTo(Duration.ZERO) > 0,
				() -> "clerk.frontend-api-proxy." + name + " must be positive");
	}

}
