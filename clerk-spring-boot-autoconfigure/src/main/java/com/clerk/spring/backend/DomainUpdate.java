package com.clerk.spring.backend;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What shall change about a domain; what is not named stays. Immutable: each method
 * returns a copy.
 *
 * <pre>
 * clerkDomains.update("dmn_123", DomainUpdate.create().name("shop.example.net").secondary(true));
 * </pre>
 *
 * @since 0.1.0
 * @see ClerkDomains#update
 */
public final class DomainUpdate {

	private final Map<String, Object> members;

	private DomainUpdate(Map<String, Object> members) {
		this.members = Collections.unmodifiableMap(members);
	}

	/**
	 * Starts with no change.
	 * @return an update that changes nothing yet
	 */
	public static DomainUpdate create() {
		return new DomainUpdate(new LinkedHashMap<>());
	}

	/**
	 * Changes the name. Nobody can sign in from then on until DNS, or the proxy, serves
	 * the new name, and on production instances until the new publishable key is set.
	 * @param name a host name without a scheme; fully qualified and without a port on
	 * production instances
	 * @return a copy with this change
	 */
	public DomainUpdate name(String name) {
		return with("name", name);
	}

	/**
	 * Changes the address of the Frontend API proxy, without asking first whether the
	 * proxy works; {@link ClerkDomains#enableProxy} asks.
	 * @param proxyUrl an absolute URL without user info, query and fragment, or null to
	 * go back to DNS
	 * @return a copy with this change
	 * @throws IllegalArgumentException if it is no such URL
	 */
	public DomainUpdate proxyUrl(@Nullable URI proxyUrl) {
		return with("proxy_url", (proxyUrl != null) ? DomainArguments.proxyUrl(proxyUrl) : null);
	}

	/**
	 * Changes whether the domain belongs to a secondary application, one of several on
	 * the same root domain. Its subdomain then counts as part of the name.
	 * @param secondary whether it is
	 * @return a copy with this change
	 */
	public DomainUpdate secondary(boolean secondary) {
		return with("is_secondary", secondary);
	}

	@SuppressWarnings("NullAway") // JSON null is a null value of the map
	private DomainUpdate with(String name, @Nullable Object value) {
		Map<String, Object> copy = new LinkedHashMap<>(this.members);
		copy.put(name, value);
		return new DomainUpdate(copy);
	}

	/**
	 * Returns what is sent.
	 */
	Map<String, Object> members() {
		return this.members;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof DomainUpdate update && this.members.equals(update.members);
	}

	@Override
	public int hashCode() {
		return this.members.hashCode();
	}

	@Override
	public String toString() {
		return "DomainUpdate" + this.members;
	}

}
