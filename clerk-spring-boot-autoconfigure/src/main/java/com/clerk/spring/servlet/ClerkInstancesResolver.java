package com.clerk.spring.servlet;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.options.ClerkOptions;

/**
 * Chooses among a few instances by the host of the public URL, which is the one that
 * cookies and redirects belong to.
 */
final class ClerkInstancesResolver implements ClerkOptionsResolver {

	private final PublicHosts<ClerkOptions> instances;

	ClerkInstancesResolver(PublicUrlResolver publicUrls, Map<PublicHost, ClerkOptions> instances) {
		this.instances = new PublicHosts<>(publicUrls, instances);
	}

	@Override
	public ClerkOptions resolve(HttpServletRequest request, ClerkOptions defaults) {
		ClerkOptions options = this.instances.find(request);
		if (options != null) {
			return options;
		}
		if (defaults.publishableKey() == null) {
			throw new MisdirectedRequestException(
					"The host of the request is in the hosts of no instance (clerk.instances), and there are no default keys.");
		}
		return defaults;
	}

}
