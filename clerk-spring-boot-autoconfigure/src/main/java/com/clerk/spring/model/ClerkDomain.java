package com.clerk.spring.model;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A domain of a Clerk instance: its primary one or a satellite.
 *
 * @param id its id, {@code dmn_…}
 * @param name the host name, with a port where a development instance has one, or null
 * @param isSatellite whether it is a satellite
 * @param frontendApiUrl where browsers reach the Frontend API for it, or null
 * @param accountsPortalUrl where its Account Portal is, or null
 * @param proxyUrl the address of its Frontend API proxy, or null when it uses DNS
 * @param developmentOrigin the origin of the application of a development instance, or
 * null
 * @param cnameTargets the DNS records it needs, empty for none
 * @since 0.1.0
 */
public record ClerkDomain(String id, @Nullable String name, boolean isSatellite, @Nullable String frontendApiUrl,
		@Nullable String accountsPortalUrl, @Nullable String proxyUrl, @Nullable String developmentOrigin,
		List<ClerkCnameTarget> cnameTargets) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkDomain {
		Objects.requireNonNull(id, "id");
		cnameTargets = Copies.of(cnameTargets);
	}

}
