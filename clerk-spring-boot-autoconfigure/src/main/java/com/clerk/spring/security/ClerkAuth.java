package com.clerk.spring.security;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;

/**
 * The caller of the running request, where there is no controller argument: in services,
 * views, functional routes and asynchronous work that carries the security context.
 *
 * <pre>
 * String userId = ClerkAuth.current().protect().userId();
 * </pre>
 *
 * @since 0.1.0
 */
public final class ClerkAuth {

	private static final AuthenticationTrustResolver TRUST = new AuthenticationTrustResolverImpl();

	private ClerkAuth() {
	}

	/**
	 * Returns the caller. Where somebody is signed in by another login of the
	 * application, the caller is signed out as far as Clerk is concerned.
	 * @return the caller, never null
	 * @throws IllegalStateException outside a request that Clerk's filter has seen
	 */
	public static Auth current() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication != null && authentication.getPrincipal() instanceof Auth auth) {
			return auth;
		}
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request == null && TRUST.isAuthenticated(authentication)) {
			return SessionAuth.signedOut(CallerContext.none());
		}
		DecidedRequest decided = decided(request);
		if (decided == null) {
			throw new IllegalStateException(
					"There is no Clerk caller, as no security filter chain with Clerk's filter has seen this request: "
							+ "add http.with(ClerkConfigurer.clerk(), Customizer.withDefaults()) to the SecurityFilterChain "
							+ "that serves it, and hand the SecurityContext on to other threads");
		}
		return decided.anonymous();
	}

	/**
	 * Returns the Clerk instance that the running request belongs to: its publishable
	 * key, its Frontend API host and its URLs, as pages hand them to Clerk's browser
	 * code.
	 * @return the instance, never null
	 * @throws IllegalStateException outside a request that Clerk's filter has seen, and
	 * where no publishable key is configured
	 */
	public static ClerkInstance currentInstance() {
		DecidedRequest decided = decided(RequestContextHolder.getRequestAttributes());
		ClerkInstance instance = (decided != null) ? ClerkInstance.of(decided.caller()) : null;
		if (instance == null) {
			throw new IllegalStateException(
					"There is no Clerk instance, as no security filter chain with Clerk's filter has seen this request, "
							+ "or its options have no publishable key: ask during the request, in a chain that has "
							+ "http.with(ClerkConfigurer.clerk(), Customizer.withDefaults())");
		}
		return instance;
	}

	private static @Nullable DecidedRequest decided(@Nullable RequestAttributes request) {
		return (request != null)
				? (DecidedRequest) request.getAttribute(DecidedRequest.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
				: null;
	}

}
