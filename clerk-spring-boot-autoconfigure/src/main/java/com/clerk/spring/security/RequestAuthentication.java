package com.clerk.spring.security;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.request.SignInRedirects;
import com.clerk.spring.route.LookupPath;
import com.clerk.spring.servlet.ServletClerkRequests;

/**
 * Decides who sent a request, and answers by itself where that can't be decided or the
 * state is the answer.
 */
final class RequestAuthentication {

	private static final RequestState NOBODY = new RequestState(Status.SIGNED_OUT, null, null, TokenType.SESSION_TOKEN,
			null, null, Map.of(), List.of(), null, Settings.EMPTY);

	private final ServletClerkRequests requests;

	private final PublicUrlCheck publicUrls;

	private final RequestAuthenticator authenticator;

	private final ClerkOptions options;

	private final ClerkAuthoritiesMapper authorities;

	private final AuthenticationFailures failures;

	private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();

	RequestAuthentication(ServletClerkRequests requests, PublicUrlCheck publicUrls, RequestAuthenticator authenticator,
			ClerkOptions options, ClerkAuthoritiesMapper authorities, AuthenticationFailures failures) {
		this.requests = requests;
		this.publicUrls = publicUrls;
		this.authenticator = authenticator;
		this.options = options;
		this.authorities = authorities;
		this.failures = failures;
	}

	/**
	 * Decides about a request.
	 * @param request the request
	 * @param response its response
	 * @param present what the security context holds already, or null
	 * @return the decision, or null when the request is answered
	 * @throws IOException if an answer can't be written
	 */
	@Nullable DecidedRequest decide(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication present)
			throws IOException {
		try {
			LookupPath.of(request);
			ClerkRequest clerkRequest = this.requests.convert(request);
			DecidedRequest decided = this.publicUrls.check(clerkRequest, this.options, request)
					? decide(clerkRequest, request, present) : decided(clerkRequest, NOBODY, request);
			return StateHeaders.write(decided.caller(), response) ? null : decided;
		}
		catch (RuntimeException ex) {
			this.failures.answer(response, ex);
			return null;
		}
	}

	private DecidedRequest decide(ClerkRequest clerkRequest, HttpServletRequest request,
			@Nullable Authentication present) {
		return (present != null && present.getPrincipal() instanceof SessionAuth session)
				? keep(session, clerkRequest, request)
				: decided(clerkRequest, this.authenticator.authenticate(clerkRequest, this.options), request);
	}

	private DecidedRequest decided(ClerkRequest clerkRequest, RequestState state, HttpServletRequest request) {
		RequestCaller caller = caller(clerkRequest, state);
		return decided(caller, caller.auth(), request);
	}

	/**
	 * A caller that a test put in place of a token: no token is looked at.
	 */
	private DecidedRequest keep(SessionAuth session, ClerkRequest clerkRequest, HttpServletRequest request) {
		SessionAuth shown = session.includingPending();
		SessionClaims claims = shown.isAuthenticated() ? shown.claims() : null;
		RequestState state = new RequestState((claims != null) ? Status.SIGNED_IN : Status.SIGNED_OUT, null, null,
				TokenType.SESSION_TOKEN, shown.getToken(), claims, Map.of(), List.of(), null, Settings.EMPTY);
		RequestCaller caller = caller(clerkRequest, state);
		return decided(caller, session.in(caller), request);
	}

	private RequestCaller caller(ClerkRequest request, RequestState state) {
		return new RequestCaller(request, this.options, state, SignInRedirects.of(this.options, request, state));
	}

	private DecidedRequest decided(RequestCaller caller, SessionAuth auth, HttpServletRequest request) {
		ClerkAuthentication authentication = null;
		if (auth.isAuthenticated()) {
			authentication = new ClerkAuthentication(auth, this.authorities.map(auth));
			authentication.setDetails(this.details.buildDetails(request));
		}
		return new DecidedRequest(caller, auth, authentication);
	}

}
