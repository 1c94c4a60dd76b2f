package com.clerk.spring.proxy;

import org.apache.hc.core5.http.HttpHost;
import org.jspecify.annotations.Nullable;

/**
 * How an upstream is reached. Connections are only reused on the same route.
 *
 * @param upstream whom to talk to, an IPv6 address without brackets
 * @param proxy the HTTP proxy in between, or null if there is none
 */
record HttpCoreRoute(HttpHost upstream, @Nullable HttpHost proxy) {

	static HttpCoreRoute of(UpstreamUrl url, @Nullable HttpHost proxy) {
		String host = url.host().startsWith("[") ? url.host().substring(1, url.host().length() - 1) : url.host();
		return new HttpCoreRoute(new HttpHost(url.scheme(), host, url.port()), proxy);
	}

	boolean isSecure() {
		return "https".equals(this.upstream.getSchemeName());
	}

	/**
	 * Tells whether the proxy must only see encrypted octets.
	 */
	boolean isTunnelled() {
		return this.proxy != null && isSecure();
	}

	/**
	 * Tells whether the proxy has to be told the whole address of each request.
	 */
	boolean isForwarded() {
		return this.proxy != null && !isSecure();
	}

	/**
	 * Returns where the connection goes to.
	 */
	HttpHost firstHop() {
		return (this.proxy != null) ? this.proxy : this.upstream;
	}

	/**
	 * Returns host and port of the upstream, as in the target of a {@code CONNECT}.
	 */
	String authority() {
		String host = this.upstream.getHostName();
		return ((host.indexOf(':') >= 0) ? "[" + host + "]" : host) + ":" + this.upstream.getPort();
	}

}
