package com.clerk.spring.security;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.request.MachineCredential;
import com.clerk.spring.request.RequestCaller;

/**
 * The one decision about a request, kept in an attribute for its further dispatches and
 * for other chains that it passes.
 */
final class DecidedRequest {

	static final String ATTRIBUTE = DecidedRequest.class.getName();

	private final RequestCaller caller;

	private final SessionAuth auth;

	private final Supplier<@Nullable ClerkAuthentication> authentication;

	private @Nullable Auth admitted;

	private boolean handled;

	/** By identity; the dispatches of a request come one after the other. */
	private final Set<Object> passed = Collections.newSetFromMap(new IdentityHashMap<>());

	DecidedRequest(RequestCaller caller, SessionAuth auth, Supplier<@Nullable ClerkAuthentication> authentication) {
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
	 * Keeps a caller whom the route rules let pass.
	 */
	void admit(Auth caller) {
		this.admitted = (caller.tokenType() != TokenType.SESSION_TOKEN) ? caller : null;
	}

	/**
	 * Returns the caller where Spring Security knows of no login: a machine if route
	 * rules accept it, else nobody.
	 */
	Auth anonymous() {
		if (this.admitted != null) {
			return this.admitted;
		}
		return this.auth.isAuthenticated() ? SessionAuth.signedOut(this.caller) : this.auth;
	}

	/**
	 * Tells whether the request carries a machine token, which costs a call to verify.
	 */
	boolean isMachine() {
		return this.caller.machine() != null;
	}

	/**
	 * Tells whether it carries one that nobody has asked about yet.
	 */
	boolean isUnverified() {
		MachineCredential machine = this.caller.machine();
		return machine != null && !machine.isVerified();
	}

	/**
	 * Tells whether the kind of credential that the request carries is accepted.
	 */
	boolean isAcceptedBy(AcceptedTokens accepted) {
		MachineCredential machine = this.caller.machine();
		return accepted.accepts((machine != null) ? machine.type() : TokenType.SESSION_TOKEN);
	}

	/**
	 * Returns the authentication, or null when nobody is signed in. A machine token is
	 * verified by this call, unless the request was handled without.
	 */
	@Nullable ClerkAuthentication authentication() {
		return (this.handled && isUnverified()) ? null : this.authentication.get();
	}

	/**
	 * Says whether the request was handled as far as it has been dispatched.
	 */
	void handled(boolean handled) {
		this.handled = handled;
	}

	/**
	 * Tells whether the request passes a gate for the first time.
	 */
	boolean passesFirst(Object gate) {
		return this.passed.add(gate);
	}

}
