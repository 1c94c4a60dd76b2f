package com.clerk.spring.operations;

import java.util.stream.Stream;

import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.request.AllowedHosts;

/**
 * U16: something says which hosts a live instance is served under: a list, or a proxy
 * whose headers are applied. Else whoever sends a request names the host that redirects
 * lead to.
 *
 * @since 0.1.0
 */
public final class ServedHosts implements FindingSource {

	private final ClerkOptions options;

	private final AllowedHosts hosts;

	private final boolean forwardedHeaders;

	/**
	 * Creates a check.
	 * @param options the options of the application
	 * @param hosts the hosts it answers for
	 * @param forwardedHeaders whether headers of a proxy are applied
	 */
	public ServedHosts(ClerkOptions options, AllowedHosts hosts, boolean forwardedHeaders) {
		this.options = options;
		this.hosts = hosts;
		this.forwardedHeaders = forwardedHeaders;
	}

	@Override
	public Stream<Finding> findings() {
		boolean live = this.options.publishableKey() != null && this.options.instanceType() == InstanceType.PRODUCTION;
		if (!live || this.hosts.isRestricted() || this.forwardedHeaders) {
			return Stream.empty();
		}
		return Stream.of(new Finding("U16", Level.WARN, "clerk.allowed-hosts",
				"The host of redirects is the one that the caller names in its Host header.",
				"Set clerk.allowed-hosts to the hosts of your pages, such as app.example.com; behind a proxy, "
						+ "set server.forward-headers-strategy too."));
	}

}
