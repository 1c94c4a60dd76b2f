package com.clerk.spring.servlet;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;

/**
 * Chooses among a few instances by the host of the public URL, which is the one that
 * cookies and redirects belong to.
 */
final class ClerkInstancesResolver implements ClerkOptionsResolver {

	private final PublicUrlResolver publicUrls;

	private final Map<PublicHost, ClerkOptions> instances;

	ClerkInstancesResolver(PublicUrlResolver publicUrls, Map<PublicHost, ClerkOptions> instances) {
		this.publicUrls = publicUrls;
		this.instances = Map.copyOf(instances);
	}

	@Override
	public ClerkOptions resolve(HttpServletRequest request, ClerkOptions defaults) {
		ClerkOptions options = find(host(request));
		if (options != null) {
			return options;
		}
		if (defaults.publishableKey() == null) {
			throw new MisdirectedRequestException(
					"The host of the request is in the hosts of no instance (clerk.instances), and there are no default keys.");
		}
		return defaults;
	}

	private @Nullable ClerkOptions find(PublicHost host) {
		ClerkOptions options = this.instances.get(host);
		return (options != null) ? options : this.instances.get(host.withAnyPort());
	}

	private PublicHost host(HttpServletRequest request) {
		try {
			return PublicHost.of(this.publicUrls.resolve(request));
		}
		catch (IllegalArgumentException ex) {
			throw new MalformedRequestException("The address of the request is not valid.");
		}
	}

}
