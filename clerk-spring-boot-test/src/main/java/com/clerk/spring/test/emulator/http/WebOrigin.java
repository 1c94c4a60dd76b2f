package com.clerk.spring.test.emulator.http;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a page comes from, as browsers write it in an {@code Origin} header: in lower
 * case, and without a port that goes without saying.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or address
 * @param port the port, or -1 for the standard one
 */
public record WebOrigin(String scheme, String host, int port) {

	/**
	 * Returns the origin of an address, or empty for one that has none.
	 */
	public static Optional<WebOrigin> of(URI address) {
		String scheme = (address.getScheme() != null) ? address.getScheme().toLowerCase(Locale.ROOT) : "";
		boolean web = scheme.equals("http") || scheme.equals("https");
		if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
			return Optional.empty();
		}
		boolean standard = address.getPort() == (scheme.equals("http") ? 80 : 443);
		return Optional
			.of(new WebOrigin(scheme, address.getHost().toLowerCase(Locale.ROOT), standard ? -1 : address.getPort()));
	}

	@Override
	public String toString() {
		return this.scheme + "://" + this.host + ((this.port == -1) ? "" : ":" + this.port);
	}

}
