package com.clerk.spring.request;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.VerifiedToken;
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
		SessionClaims claims = this.state.claims();
		String token = this.state.token();
		return (claims != null && token != null) ? claims.toAuth(token, this) : SessionAuth.signedOut(this);
	}

	/**
	 * Returns the caller, of the kind of its credential.
	 * @return the caller; of no kind when it sent one that is not accepted
	 */
	public Auth caller() {
		VerifiedToken verified = this.state.verified();
		String token = this.state.token();
		return (verified != null && token != null) ? verified.toAuth(token, this)
				: Narrowing.unauthenticated(this.state.tokenType(), this);
	}

	/**
	 * Returns the caller if it fits. One that was seen as a session so far, though it is
	 * none, is seen as what it is first.
	 */
	@Override
	public Auth narrow(AcceptedTokens accepted, Auth caller) {
		boolean seenAsItIs = caller.tokenType() == this.state.tokenType();
		return Narrowing.narrow(accepted, seenAsItIs ? caller : caller(), this);
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
