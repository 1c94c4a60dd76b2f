package com.clerk.spring.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.proxy.FrontendApiProxyLocation;
import com.clerk.spring.request.ClerkRequest;

/**
 * Completes options by the address of the application's own proxy of the Frontend API, so
 * that handshakes and pages go through it without another setting
 * ({@code shared/spec/frontend-api-proxy.md} section 6). A configured address comes
 * first.
 */
final class DerivedProxyUrl {

	private static final int MAX_SHARED = 1000;

	private final @Nullable FrontendApiProxyLocation location;

	/** By identity: options of requests are shared objects. */
	private final Cache<ClerkOptions, ClerkOptions> completed = Caffeine.newBuilder()
		.weakKeys()
		.maximumSize(MAX_SHARED)
		.executor(Runnable::run)
		.build();

	/**
	 * Creates a completion.
	 * @param location where the proxy is, or null if there is none
	 */
	DerivedProxyUrl(@Nullable FrontendApiProxyLocation location) {
		this.location = location;
	}

	/**
	 * Completes options.
	 * @param options the options of the request
	 * @param clerkRequest the request with its public URL
	 * @param request the request as the servlet sees it
	 */
	ClerkOptions complete(ClerkOptions options, ClerkRequest clerkRequest, HttpServletRequest request) {
		if (this.location == null || options.proxyUrl() != null || !this.location.isThere(clerkRequest)) {
			return options;
		}
		String proxyUrl = this.location.pathSeenBy(request);
		ClerkOptions shared = this.completed.get(options, (incomplete) -> complete(incomplete, proxyUrl));
		return proxyUrl.equals(shared.proxyUrl()) ? shared : complete(options, proxyUrl);
	}

	/**
	 * A path is taken as one of the request's own origin.
	 */
	private static ClerkOptions complete(ClerkOptions options, String proxyUrl) {
		return options.mutate().proxyUrl(proxyUrl).build();
	}

}
