package com.clerk.spring.security;

import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.web.util.matcher.RequestMatcher;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.request.AllowedHosts;
import com.clerk.spring.request.ClerkRequest;

/**
 * Refuses requests for hosts that the application does not answer for, and tells once
 * that a live instance is served without TLS, as far as it can see (U12). Probes of a
 * platform ask for the health of an address that is nobody's host; they get their answer,
 * but nobody is authenticated for them.
 */
final class PublicUrlCheck {

	private static final Log logger = LogFactory.getLog(PublicUrlCheck.class);

	private static final Pattern LOCAL = Pattern
		.compile("(?:.+\\.)?localhost|.+\\.local|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");

	private final AllowedHosts hosts;

	private final RequestMatcher exempt;

	private final AtomicBoolean unencryptedReported = new AtomicBoolean();

	PublicUrlCheck(AllowedHosts hosts, RequestMatcher exempt) {
		this.hosts = hosts;
		this.exempt = exempt;
	}

	/**
	 * Checks the public URL of a request.
	 * @return false if nobody may be authenticated for it
	 * @throws UnservedHostException if it is for somebody else
	 */
	boolean check(ClerkRequest request, ClerkOptions options, HttpServletRequest servletRequest) {
		if (this.hosts.allow(request)) {
			reportUnencrypted(request, options);
			return true;
		}
		if (this.exempt.matches(servletRequest)) {
			return false;
		}
		throw new UnservedHostException(request.origin());
	}

	private void reportUnencrypted(ClerkRequest request, ClerkOptions options) {
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
