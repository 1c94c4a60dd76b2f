package com.clerk.spring.proxy;

import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Headers that concern one connection only.
 */
final class HopByHop {

	/** Written with hyphens, as servers behind may take an underscore for one. */
	private static final Set<String> ALWAYS = Set.of("connection", "keep-alive", "proxy-connection",
			"proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade",
			"http2-settings");

	private final Set<String> named;

	private HopByHop(Set<String> named) {
		this.named = named;
	}

	/**
	 * Reads what the sender names so.
	 * @param connections the values of {@code Connection}
	 */
	static HopByHop of(Enumeration<String> connections) {
		if (!connections.hasMoreElements()) {
			return new HopByHop(Set.of());
		}
		Set<String> named = new HashSet<>();
		while (connections.hasMoreElements()) {
			for (String name : connections.nextElement().split(",")) {
				named.add(name.strip().toLowerCase(Locale.ROOT));
			}
		}
		return new HopByHop(named);
	}

	/**
	 * Tells whether a header ends here.
	 * @param lowerCaseName its name
	 */
	boolean includes(String lowerCaseName) {
		return ALWAYS.contains(lowerCaseName.replace('_', '-')) || this.named.contains(lowerCaseName);
	}

}
