package com.clerk.spring.request;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;

/**
 * Where the browser finds the Frontend API of an instance
 * ({@code shared/spec/authenticate-request.md} section 2.2).
 */
final class FrontendApi {

	private FrontendApi() {
	}

	/**
	 * Returns the host that issues the tokens of an instance, which is never a proxy.
	 */
	static String issuerHost(PublishableKey key, ClerkOptions options) {
		String domain = options.domain();
		boolean production = key.instanceType() == InstanceType.PRODUCTION;
		return (production && options.satellite() && domain != null) ? "clerk." + domain : key.frontendApiHost();
	}

	/**
	 * Returns the address that the browser calls: the proxy where there is one.
	 * @param key the publishable key
	 * @param options the options of the request
	 * @param proxyUrl the proxy URL, resolved; empty when there is none
	 */
	static PublicUrl address(PublishableKey key, ClerkOptions options, String proxyUrl) {
		PublicUrl address = PublicUrl
			.parseOrNull(!proxyUrl.isEmpty() ? proxyUrl : "https://" + issuerHost(key, options));
		if (address == null) {
			throw new ClerkConfigurationException("invalid-url",
					"The Frontend API has no valid address; check clerk.publishable-key, clerk.domain and clerk.proxy-url.");
		}
		return address;
	}

}
