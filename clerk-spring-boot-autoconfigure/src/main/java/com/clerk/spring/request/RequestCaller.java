package com.clerk.spring.request;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;

/**
 * One decided request, as its {@link Auth} and the answers to a refusal need it.
 *
 * @param request the request
 * @param options the options it was decided by
 * @param state what it is
 * @param redirects its sign-in addresses
 * @param machine the machine token that it carries beside the state, verified when
 * somebody asks; null if it carries none, or if the state is about it
 * @param api whom to ask for tokens, users and sessions
 * @since 0.1.0
 */
public record RequestCaller(ClerkRequest request, ClerkOptions options, RequestState state, SignInRedirects redirects,
		@Nullable MachineCredential machine, CallerApi api) implements CallerContext {

	/**
	 * Lets the request ask for its user once.
	 */
	public RequestCaller {
		api = new OncePerRequest(api);
	}

	/**
	 * Creates a caller of whom the state says all, and about whom Clerk is not asked.
	 * @param request the request
	 * @param options the options it was decided by
	 * @param state what it is
	 * @param redirects its sign-in addresses
	 */
	public RequestCaller(ClerkRequest request, ClerkOptions options, RequestState state, SignInRedirects redirects) {
		this(request, options, state, redirects, null, CallerApi.none());
	}

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
		return this.state.caller(this);
	}

	/**
	 * Returns the caller if it fits. One that was seen as a session so far, though it is
	 * none, is seen as what it is first.
	 */
	@Override
	public Auth narrow(AcceptedTokens accepted, Auth caller) {
		if (this.machine != null) {
			return narrow(accepted, caller, this.machine);
		}
		boolean seenAsItIs = caller.tokenType() == this.state.tokenType();
		return Narrowing.narrow(accepted, seenAsItIs ? caller : caller(), this);
	}

	private Auth narrow(AcceptedTokens accepted, Auth caller, MachineCredential machine) {
		if (accepted.accepts(machine.type())) {
			boolean verified = caller.isAuthenticated() && caller.tokenType() == machine.type();
			return verified ? caller : machine.caller(this);
		}
		// A list that lacks the kind sent is not for a signed-out session either.
		return (accepted.single() != null) ? Narrowing.narrow(accepted, caller, this)
				: Narrowing.unauthenticated(null, this);
	}

	@Override
	public @Nullable Duration outage(AcceptedTokens accepted) {
		TokenType sent = (this.machine != null) ? this.machine.type() : this.state.tokenType();
		if (sent == null || !accepted.accepts(sent)) {
			return null;
		}
		return (this.machine != null) ? this.machine.outage() : this.state.outage();
	}

	@Override
	public String signInUrl(ReturnBack returnBack) {
		return this.redirects.signIn(returnBack);
	}

	@Override
	public String signUpUrl(ReturnBack returnBack) {
		return this.redirects.signUp(returnBack);
	}

	@Override
	public String createToken(String sessionId, TokenRequest request) {
		return this.api.createToken(sessionId, request, this.options);
	}

	@Override
	public ClerkUser user(String userId) {
		return this.api.user(userId, this.options);
	}

	@Override
	public SessionAuth recheck(SessionAuth session) {
		return this.api.recheck(session, this, this.options);
	}

	@Override
	public Auth recheck(MachineAuth machine) {
		return this.api.recheck(machine, this, this.options);
	}

	/**
	 * Returns the proxy of the Frontend API.
	 * @return the absolute address, or null if there is none
	 */
	public @Nullable String proxyUrl() {
		String proxyUrl = this.options.proxyUrl();
		boolean path = proxyUrl != null && proxyUrl.startsWith("/");
		return path ? this.request.origin() + proxyUrl : proxyUrl;
	}

	/**
	 * Returns where browsers reach the Frontend API: its proxy, where there is one.
	 * @param key the publishable key of the options
	 * @return an absolute address without a slash at its end
	 */
	public String frontendApiUrl(PublishableKey key) {
		String proxyUrl = proxyUrl();
		return (proxyUrl != null) ? StringUtils.trimTrailingCharacter(proxyUrl, '/')
				: "https://" + FrontendApi.issuerHost(key, this.options);
	}

	/**
	 * Shows the state only.
	 */
	@Override
	public String toString() {
		return "RequestCaller[" + this.request + ", " + this.state + "]";
	}

}
