package com.clerk.spring.backend;

import com.clerk.spring.model.ClerkProxyCheck;

/**
 * Clerk did not find its Frontend API behind a proxy, and so the domain was left as it
 * was.
 *
 * @since 0.1.0
 * @see ClerkDomains#enableProxy
 */
public final class DomainProxyCheckException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ClerkProxyCheck check;

	/**
	 * Creates an exception.
	 * @param domainId the id of the domain
	 * @param proxyUrl the address of the proxy
	 * @param check what Clerk found
	 */
	public DomainProxyCheckException(String domainId, String proxyUrl, ClerkProxyCheck check) {
		super("Clerk did not find its Frontend API behind " + proxyUrl + ", so the domain " + domainId
				+ " was left as it was: see that " + proxyUrl
				+ "/v1/environment answers from the public internet, that the proxy (clerk.frontend-api-proxy.enabled)"
				+ " runs with the keys of this instance, and that forwarded headers tell it its public address.");
		this.check = check;
	}

	/**
	 * Returns what Clerk found.
	 * @return the check, not successful
	 */
	public ClerkProxyCheck check() {
		return this.check;
	}

}
