package com.clerk.spring.security;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.request.ClerkRequest;

/**
 * Refuses requests for hosts that the application does not answer for, and tells once
 * that a live instance is served without TLS, as far as it can see (U12).
 */
final class PublicUrlCheck {

	private static final Log logger = LogFactory.getLog(PublicUrlCheck.class);

	private static final Pattern LOCAL = Pattern
		.compile("(?:.+\\.)?localhost|.+\\.local|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

	private final AllowedHosts hosts;

	private final AtomicBoolean unencryptedReported = new AtomicBoolean();

	PublicUrlCheck(AllowedHosts hosts) {
		this.hosts = hosts;
	}

	/**
	 * Checks the host of a request.
	 * @throws UnservedHostException if it is for somebody else
	 */
	void requireServed(ClerkRequest request) {
		if (!this.hosts.allow(request)) {
			throw new UnservedHostException(request.origin());
		}
	}

	/**
	 * Warns of a live instance that is served without TLS.
	 */
	void warnOfMissingTls(ClerkRequest request, ClerkOptions options) {
		boolean unencrypted = request.origin().startsWith("http:") && options.instanceType() == InstanceType.PRODUCTION
				&& !this.unencryptedReported.get();
		if (unencrypted && !isLocal(request.origin()) && this.unencryptedReported.compareAndSet(false, true)) {
			logger.warn("A live instance was asked by " + UnservedHostException.shortened(request.origin())
					+ ", without TLS, where browsers keep no secure cookies and handshakes never end. If a proxy in front "
					+ "has the TLS, set server.forward-headers-strategy and let it send X-Forwarded-Proto. "
					+ "This is logged once.");
		}
	}

	private static boolean isLocal(String origin) {
		String authority = URI.create(origin).getRawAuthority();
		return LOCAL.matcher(authority.replaceFirst(":\\d+$", "")).matches();
	}

}
