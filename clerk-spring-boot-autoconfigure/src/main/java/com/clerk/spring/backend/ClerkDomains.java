package com.clerk.spring.backend;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkDomain;
import com.clerk.spring.options.ClerkOptions;

/**
 * The domains of a Clerk instance: its primary one and its satellites. Safe for use by
 * several threads.
 *
 * <pre>
 * clerkDomains.enableProxy("dmn_123", URI.create("https://example.com/__clerk"));
 * </pre>
 *
 * A change is asked for once; the list is asked for again a few times where Clerk can't
 * be reached or has no time. All methods throw
 * <ul>
 * <li>{@link ClerkApiException} with the status and the errors that Clerk answered, or
 * with status 0 when there was no answer; a change may then have been made or not,</li>
 * <li>{@link com.clerk.spring.options.ClerkConfigurationException} where the instance has
 * no secret key,</li>
 * <li>{@link IllegalArgumentException}, before any call, where an argument can't be
 * right.</li>
 * </ul>
 *
 * @since 0.1.0
 */
public interface ClerkDomains {

	/**
	 * Makes the calls of an instance, such as one that is not the application's own.
	 * @param transport carries the calls
	 * @param options the options of the instance
	 * @return the domains of the instance
	 */
	static ClerkDomains create(BackendTransport transport, ClerkOptions options) {
		return new DefaultClerkDomains(new InstanceCalls(transport, options));
	}

	/**
	 * Lists all domains.
	 * @return the domains as Clerk orders them; Clerk does not divide them into pages
	 */
	List<ClerkDomain> list();

	/**
	 * Adds a satellite.
	 * @param name its host name, without a scheme; fully qualified and without a port on
	 * production instances
	 * @return the domain, with the DNS records it needs
	 */
	default ClerkDomain addSatellite(String name) {
		return addSatellite(name, null);
	}

	/**
	 * Adds a satellite that uses a Frontend API proxy. Clerk takes a proxy on production
	 * instances only.
	 * @param name its host name, without a scheme; fully qualified and without a port on
	 * production instances
	 * @param proxyUrl the address of the proxy: an absolute URL without user info, query
	 * and fragment; null for DNS
	 * @return the domain
	 */
	ClerkDomain addSatellite(String name, @Nullable URI proxyUrl);

	/**
	 * Changes a domain. A new name or a new proxy interrupts sign-in unless everything is
	 * ready for it.
	 * @param domainId the id of the domain
	 * @param update what shall change
	 * @return the domain as it is then
	 */
	ClerkDomain update(String domainId, DomainUpdate update);

	/**
	 * Removes a satellite. For the primary domain Clerk answers 403.
	 * @param domainId the id of the domain
	 * @return what is left of it
	 */
	ClerkDeletedObject deleteSatellite(String domainId);

	/**
	 * Lets a domain use a Frontend API proxy, if Clerk finds that the proxy works. It
	 * calls the proxy for that, so the application must be up and reachable: don't use
	 * this while it starts. Clerk takes a proxy on production instances only.
	 * @param domainId the id of the domain
	 * @param proxyUrl the address of the proxy: an absolute URL without user info, query
	 * and fragment, {@code http} for the own machine only; null to go back to DNS
	 * @return the domain as it is then
	 * @throws DomainProxyCheckException if Clerk does not reach its Frontend API through
	 * the proxy; the domain is then as it was
	 */
	ClerkDomain enableProxy(String domainId, @Nullable URI proxyUrl);

	/**
	 * Lets a domain use DNS instead of a proxy. The CNAME records of the domain must be
	 * in place.
	 * @param domainId the id of the domain
	 * @return the domain as it is then
	 */
	ClerkDomain useDns(String domainId);

}
