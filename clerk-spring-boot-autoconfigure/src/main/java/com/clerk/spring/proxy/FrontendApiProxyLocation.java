package com.clerk.spring.proxy;

import java.net.URI;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.request.ClerkRequest;

/**
 * Where browsers find the proxy: its path, and the public addresses that have one.
 *
 * @since 0.1.0
 */
public final class FrontendApiProxyLocation {

	private final ProxyPath path;

	private final List<FrontendApiProxyCondition> conditions;

	/**
	 * Creates a location.
	 * @param path the path of the proxy, without the context path
	 * @param conditions all of which must hold for the proxy to be there
	 * @throws IllegalArgumentException if the path is the root, or no literal path
	 */
	public FrontendApiProxyLocation(String path, List<FrontendApiProxyCondition> conditions) {
		this.path = ProxyPath.of(path);
		this.conditions = List.copyOf(conditions);
	}

	/**
	 * Returns the path of the proxy as the browser that sent a request sees it.
	 * @param request any request of the application
	 * @return the path with the context path, such as {@code /shop/__clerk}
	 */
	public String pathSeenBy(HttpServletRequest request) {
		return this.path.seenBy(request);
	}

	/**
	 * Tells whether the proxy is there for the browser that sent a request.
	 * @param request any request of the application
	 * @return true if every condition holds
	 */
	public boolean isThere(ClerkRequest request) {
		return this.conditions.isEmpty() || isThere(request.origin(), pathOf(request.url(), request.origin()));
	}

	private static String pathOf(String url, String origin) {
		int query = url.indexOf('?');
		return url.substring(origin.length(), (query >= 0) ? query : url.length());
	}

	boolean isThere(String origin, String path) {
		if (this.conditions.isEmpty()) {
			return true;
		}
		URI publicUrl = publicUrl(origin, path);
		return this.conditions.stream().allMatch((condition) -> condition.test(publicUrl));
	}

	/**
	 * Browsers send paths that {@link URI} refuses; conditions are about hosts mostly.
	 */
	private static URI publicUrl(String origin, String path) {
		try {
			return URI.create(origin + path);
		}
		catch (IllegalArgumentException ex) {
			return URI.create(origin + "/");
		}
	}

	ProxyPath literal() {
		return this.path;
	}

}
