package com.clerk.spring.security;

import com.clerk.spring.servlet.MisdirectedRequestException;

/**
 * A request for a host that the application does not answer for. The answer is 421.
 */
final class UnservedHostException extends MisdirectedRequestException {

	private static final long serialVersionUID = 1L;

	private static final int LONGEST = 200;

	/**
	 * Creates an exception.
	 * @param origin the public origin, which is printable ASCII
	 */
	UnservedHostException(String origin) {
		super("A request for " + shortened(origin)
				+ " was answered with 421, as clerk.allowed-hosts does not name that host. If users or probes reach the "
				+ "application by it, add it there; behind a proxy, check server.forward-headers-strategy.");
	}

	/**
	 * Cuts what a client may have made as long as it liked.
	 */
	static String shortened(String origin) {
		return (origin.length() > LONGEST) ? origin.substring(0, LONGEST) + "…" : origin;
	}

}
