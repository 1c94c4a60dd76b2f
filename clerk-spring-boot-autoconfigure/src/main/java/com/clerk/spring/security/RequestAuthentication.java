package com.clerk.spring.security;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.CallerApi;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.MachineCredential;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.request.SignInRedirects;
import com.clerk.spring.route.LookupPath;
import com.clerk.spring.servlet.MisdirectedRequestException;
import com.clerk.spring.servlet.ServletClerkRequests;

/**
 * Decides who sent a request, and answers by itself where that can't be decided or the
 * state is the answer.
 */
final class RequestAuthentication {

	private final ServletClerkRequests requests;

	private final PublicUrlCheck publicUrls;

	private final RequestAuthenticator authenticator;

	private final CallerApi callerApi;

	private final RequestOptions options;

	private final DerivedProxyUrl proxyUrl;

	private final RequestMatcher exempt;

	private final ClerkAuthoritiesMapper authorities;

	private final AuthenticationFailures failures;

	private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();

	RequestAuthentication(ServletClerkRequests requests, PublicUrlCheck publicUrls, RequestAuthenticator authenticator,
			CallerApi callerApi, RequestOptions options, DerivedProxyUrl proxyUrl, RequestMatcher exempt,
			ClerkAuthoritiesMapper authorities, AuthenticationFailures failures) {
		this.requests = requests;
		this.publicUrls = publicUrls;
		this.authenticator = authenticator;
		this.callerApi = callerApi;
		this.options = options;
		this.proxyUrl = proxyUrl;
		this.exempt = exempt;
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
			ClerkOptions options = options(clerkRequest, request);
			if (options == null) {
				return signedOut(clerkRequest, request);
			}
			this.publicUrls.warnOfMissingTls(clerkRequest, options);
			Auth kept = kept(present);
			DecidedRequest decided = (kept != null) ? keep(kept, clerkRequest, options, request)
					: authenticate(clerkRequest, options, request);
			return StateHeaders.write(decided.caller(), response) ? null : decided;
		}
		catch (RuntimeException ex) {
			this.failures.answer(response, ex);
			return null;
		}
	}

	/**
	 * Returns the options for a request, or null for one that needs none: a probe comes
	 * by an address that is nobody's host, and must see more than that.
	 */
	private @Nullable ClerkOptions options(ClerkRequest clerkRequest, HttpServletRequest request) {
		try {
			this.publicUrls.requireServed(clerkRequest);
			return this.proxyUrl.complete(this.options.of(request), clerkRequest, request);
		}
		catch (MisdirectedRequestException | OptionsUnavailableException ex) {
			if (this.exempt.matches(request)) {
				return null;
			}
			throw ex;
		}
	}

	private DecidedRequest authenticate(ClerkRequest clerkRequest, ClerkOptions options, HttpServletRequest request) {
		RequestState state = knowsSessions(options) ? this.authenticator.authenticate(clerkRequest, options)
				: state(null, null);
		MachineCredential machine = state.isAuthenticated() ? null
				: MachineCredential.of(clerkRequest, options, this.authenticator);
		return decided(caller(clerkRequest, options, state, machine, this.callerApi), request);
	}

	/**
	 * An application that machines alone call needs no more than a machine secret key.
	 */
	private static boolean knowsSessions(ClerkOptions options) {
		return options.machineSecretKey() == null || options.secretKey() != null || options.jwtKey() != null;
	}

	/**
	 * Returns the caller that a test put in place of a token, or null. Only types count
	 * that are never saved: any other may come out of an HTTP session, long after its
	 * token has ended.
	 */
	private static @Nullable Auth kept(@Nullable Authentication present) {
		if (present instanceof ClerkAuthentication known) {
			return known.getPrincipal();
		}
		return (present instanceof AnonymousAuthenticationToken && present.getPrincipal() instanceof SessionAuth session
				&& !session.isAuthenticated()) ? session : null;
	}

	/**
	 * No token is looked at.
	 */
	private DecidedRequest keep(Auth kept, ClerkRequest clerkRequest, ClerkOptions options,
			HttpServletRequest request) {
		if (kept instanceof MachineAuth machine) {
			return decided(caller(clerkRequest, options, state(null, null), MachineCredential.of(machine),
					CallerApi.of(machine)), request);
		}
		return (kept instanceof SessionAuth session) ? keep(session, clerkRequest, options, request)
				: signedOut(clerkRequest, request);
	}

	private DecidedRequest keep(SessionAuth session, ClerkRequest clerkRequest, ClerkOptions options,
			HttpServletRequest request) {
		SessionAuth shown = session.includingPending();
		SessionClaims claims = shown.isAuthenticated() ? shown.claims() : null;
		RequestCaller caller = caller(clerkRequest, options, state(shown.getToken(), claims), null,
				CallerApi.of(shown));
		return decided(caller, session.in(caller), request);
	}

	private DecidedRequest signedOut(ClerkRequest clerkRequest, HttpServletRequest request) {
		return decided(caller(clerkRequest, this.options.defaults(), state(null, null), null, this.callerApi), request);
	}

	private static RequestState state(@Nullable String token, @Nullable SessionClaims claims) {
		return new RequestState((claims != null) ? Status.SIGNED_IN : Status.SIGNED_OUT, null, null,
				TokenType.SESSION_TOKEN, token, claims, Map.of(), List.of(), null, Settings.EMPTY);
	}

	private static RequestCaller caller(ClerkRequest request, ClerkOptions options, RequestState state,
			@Nullable MachineCredential machine, CallerApi api) {
		return new RequestCaller(request, options, state, SignInRedirects.of(options, request, state), machine, api);
	}

	private DecidedRequest decided(RequestCaller caller, HttpServletRequest request) {
		MachineCredential machine = caller.machine();
		if (machine == null) {
			return decided(caller, caller.auth(), request);
		}
		Object details = this.details.buildDetails(request);
		return new DecidedRequest(caller, caller.auth(),
				SingletonSupplier.ofNullable(
						() -> (machine.caller(caller) instanceof MachineAuth verified && verified.isAuthenticated())
								? authentication(verified, this.authorities.map(verified), details) : null));
	}

	private DecidedRequest decided(RequestCaller caller, SessionAuth auth, HttpServletRequest request) {
		ClerkAuthentication authentication = auth.isAuthenticated()
				? authentication(auth, this.authorities.map(auth), this.details.buildDetails(request)) : null;
		return new DecidedRequest(caller, auth, () -> authentication);
	}

	private static ClerkAuthentication authentication(Auth caller, Collection<? extends GrantedAuthority> authorities,
			Object details) {
		ClerkAuthentication authentication = new ClerkAuthentication(caller, authorities);
		authentication.setDetails(details);
		return authentication;
	}

}
