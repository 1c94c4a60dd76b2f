package com.clerk.spring.security;

import jakarta.servlet.http.HttpServletRequest;

import com.clerk.spring.auth.Auth;

/**
 * Code that runs for every request once its caller is known, before the application.
 *
 * <pre>
 * &#64;Bean
 * ClerkMiddleware clerkMiddleware() {
 *     var isPublic = ClerkRouteMatcher.of("/", "/sign-in/:path*", "/webhooks/:path*");
 *     return (auth, request) -&gt; {
 *         if (!isPublic.matches(request)) {
 *             auth.protect();
 *         }
 *     };
 * }
 * </pre>
 *
 * Several beans run in their {@code @Order}, after the route rules. CORS preflights and
 * requests of an {@link ExemptRequestMatcher} are left out; error pages, forwards,
 * includes and asynchronous dispatches keep the first decision.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClerkMiddleware {

	/**
	 * Handles a request: returns to let it pass.
	 * @param auth the caller, signed out or not
	 * @param request the request
	 * @throws com.clerk.spring.auth.ClerkDeniedException to refuse the caller or send it
	 * elsewhere, as {@code auth.protect()} and {@code auth.redirectToSignIn()} do
	 * @throws org.springframework.web.ErrorResponseException to answer with another
	 * status
	 */
	void handle(Auth auth, HttpServletRequest request);

}
