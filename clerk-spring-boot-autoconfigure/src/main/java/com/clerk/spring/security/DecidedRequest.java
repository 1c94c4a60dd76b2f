package com.clerk.spring.security;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.request.RequestCaller;

/**
 * The one decision about a request, kept in an attribute for its further dispatches and
 * for other chains that it passes.
 */
final class DecidedRequest {

	static final String ATTRIBUTE = DecidedRequest.class.getName();

	private final RequestCaller caller;

	private final SessionAuth auth;

	private final @Nullable ClerkAuthentication authentication;

	/** By identity; the dispatches of a request come one after the other. */
	private final Set<Object> passed = Collections.newSetFromMap(new IdentityHashMap<>());

	DecidedRequest(RequestCaller caller, SessionAuth auth, @Nullable ClerkAuthentication authentication) {
		this.caller = caller;
		this.auth = auth;
		this.authentication = authentication;
	}

	static @Nullable DecidedRequest of(HttpServletRequest request) {
		return (DecidedRequest) request.getAttribute(ATTRIBUTE);
	}

	/**
	 * Returns the caller of a request, or null where none was decided.
	 */
	static @Nullable RequestCaller callerOf(HttpServletRequest request) {
		DecidedRequest decided = of(request);
		return (decided != null) ? decided.caller() : null;
	}

	void keepIn(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	RequestCaller caller() {
		return this.caller;
	}

	SessionAuth auth() {
		return this.auth;
	}

	/**
	 * Returns the caller where Spring Security knows of no login.
	 */
	SessionAuth signedOut() {
		return this.auth.isAuthenticated() ? SessionAuth.signedOut(this.caller) : this.auth;
	}

	/**
	 * Returns the authentication, or null when nobody is signed in.
	 */
	@Nullable ClerkAuthentication authentication() {
		return this.authentication;
	}

	/**
	 * Tells whether the request passes a gate for the first time.
	 */
	boolean passesFirst(Object gate) {
		return this.passed.add(gate);
	}

}
