package com.clerk.spring.servlet;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.options.ClerkOptions;

/**
 * Chooses the options for a request, in applications that serve several Clerk instances
 * or several domains. A bean of this type takes the place of {@code clerk.instances}.
 *
 * <pre>
 * &#64;Bean
 * ClerkOptionsResolver tenants(TenantKeys keys) {
 *     return (request, defaults) -&gt; defaults.mutate()
 *         .publishableKey(keys.of(request).publishableKey())
 *         .secretKey(keys.of(request).secretKey())
 *         .build();
 * }
 * </pre>
 *
 * It is called once for a request. What it throws is answered with 503, as nobody can be
 * called signed out by keys that are not there, except for
 * {@link MisdirectedRequestException} (421) and
 * {@link com.clerk.spring.options.ClerkConfigurationException} (500). Options without the
 * keys that the request needs are answered with 500.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClerkOptionsResolver {

	/**
	 * Chooses the options for a request. What it asks of elsewhere is best cached.
	 * @param request the request, about which nothing is decided yet
	 * @param defaults the options of the application, without keys where none are
	 * configured. Options made from them, by {@link ClerkOptions#mutate()}, parse no key
	 * twice
	 * @return the options, never null
	 * @throws MisdirectedRequestException if the application does not serve the host
	 */
	ClerkOptions resolve(HttpServletRequest request, ClerkOptions defaults);

	/**
	 * Chooses by the host of the public URL.
	 * @param publicUrls tells the address that the browser used
	 * @param instances the options of each host. A host with the port of the request
	 * comes before the same host with any port
	 * @return a resolver that takes the defaults for other hosts, or throws
	 * {@link MisdirectedRequestException} where these have no publishable key
	 */
	static ClerkOptionsResolver byHost(PublicUrlResolver publicUrls, Map<PublicHost, ClerkOptions> instances) {
		return new ClerkInstancesResolver(publicUrls, instances);
	}

}
