package com.clerk.spring.proxy;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * Finds the HTTP proxy by which the network wants to be left, as the other clients of the
 * application find it: {@code https.proxyHost}, {@code http.nonProxyHosts} and the like,
 * or what the application has put in their place.
 */
final class EgressProxies {

	private final Supplier<@Nullable ProxySelector> selectors;

	EgressProxies(Supplier<@Nullable ProxySelector> selectors) {
		this.selectors = selectors;
	}

	/**
	 * Returns the proxy for an upstream, or null if there is none.
	 */
	@Nullable HttpHost of(UpstreamUrl upstream) {
		ProxySelector selector = this.selectors.get();
		if (selector == null) {
			return null;
		}
		List<Proxy> proxies = selector.select(URI.create(upstream.scheme() + "://" + upstream.authority() + "/"));
		Proxy first = proxies.isEmpty() ? Proxy.NO_PROXY : proxies.get(0);
		boolean http = first.type() == Proxy.Type.HTTP;
		return (http && first.address() instanceof InetSocketAddress address)
				? new HttpHost("http", address.getHostString(), address.getPort()) : null;
	}

}
