package com.clerk.spring.request;

import java.util.List;

/**
 * The hosts that an application answers for. A browser reaches no others, so a request
 * for one is misdirected or forged; redirects must not go there.
 *
 * @since 0.1.0
 */
public final class AllowedHosts {

	private static final AllowedHosts ANY = new AllowedHosts(List.of());

	private final List<AllowedHost> hosts;

	private AllowedHosts(List<AllowedHost> hosts) {
		this.hosts = hosts;
	}

	/**
	 * Allows every host.
	 * @return hosts that are not restricted
	 */
	public static AllowedHosts any() {
		return ANY;
	}

	/**
	 * Allows the hosts of a list.
	 * @param entries {@code host} for any port, {@code host:port}, and {@code *.host} for
	 * its subdomains but not for itself; every host when empty
	 * @return the hosts
	 * @throws com.clerk.spring.options.ClerkConfigurationException if an entry is none of
	 * these
	 */
	public static AllowedHosts of(List<String> entries) {
		return entries.isEmpty() ? ANY : new AllowedHosts(entries.stream().map(AllowedHost::parse).toList());
	}

	/**
	 * Tells whether the host of a request's public URL is allowed.
	 * @param request the request
	 * @return true if it is, or if hosts are not restricted
	 */
	public boolean allow(ClerkRequest request) {
		return !isRestricted() || this.hosts.stream().anyMatch((host) -> host.allows(request.publicUrl()));
	}

	/**
	 * Tells whether there is a list.
	 * @return false if every host is allowed
	 */
	public boolean isRestricted() {
		return !this.hosts.isEmpty();
	}

}
