package com.clerk.spring.request;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.options.ClerkOptions;

/**
 * One decided request, as its {@link Auth} and the answers to a refusal need it.
 *
 * @param request the request
 * @param options the options it was decided by
 * @param state what it is
 * @param redirects its sign-in addresses
 * @since 0.1.0
 */
public record RequestCaller(ClerkRequest request, ClerkOptions options, RequestState state,
		SignInRedirects redirects) implements CallerContext {

	/**
	 * Returns the caller, seen as a session: signed out for any other credential.
	 * @return the caller
	 */
	public SessionAuth auth() {
		if (this.state.claims() != null && this.state.token() != null) {
			return SessionAuth.of(this.state.claims(), this.state.token(), this);
		}
		return SessionAuth.signedOut(this);
	}

	@Override
	public Auth narrow(AcceptedTokens accepted, Auth caller) {
		return Narrowing.narrow(accepted, caller, this);
	}

	@Override
	public @Nullable Duration outage() {
		return this.state.outage();
	}

	@Override
	public String signInUrl(ReturnBack returnBack) {
		return this.redirects.signIn(returnBack);
	}

	@Override
	public String signUpUrl(ReturnBack returnBack) {
		return this.redirects.signUp(returnBack);
	}

	/**
	 * Shows the state only.
	 */
	@Override
	public String toString() {
		return "RequestCaller[" + this.request + ", " + this.state + "]";
	}

}
