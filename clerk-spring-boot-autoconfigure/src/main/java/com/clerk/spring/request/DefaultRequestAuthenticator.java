package com.clerk.spring.request;

import java.time.Clock;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.token.HandshakeTokenVerifier;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;

/**
 * Routes a request by the kinds of token that are accepted and the one it carries
 * ({@code shared/spec/authenticate-request.md} section 6.3).
 */
final class DefaultRequestAuthenticator implements RequestAuthenticator {

	private static final String MISMATCH = "token-type-mismatch";

	private final Clock clock;

	private final OrganizationTargets organizations = new OrganizationTargets();

	private final HeaderFlow headerFlow;

	private final CookieFlow cookieFlow;

	private final MachineTokenFlow machineTokenFlow;

	DefaultRequestAuthenticator(SessionTokenVerifier verifier, MachineTokenVerifier machineTokenVerifier,
			SigningKeys keys, SessionApi sessionApi, Clock clock) {
		this.clock = clock;
		this.machineTokenFlow = new MachineTokenFlow(machineTokenVerifier, clock);
		Handshake handshake = new Handshake(new HandshakeUrl(this.organizations), clock);
		HandshakeDirectives directives = new HandshakeDirectives(sessionApi, new HandshakeTokenVerifier(keys), clock);
		SessionTokenCheck tokenCheck = new SessionTokenCheck(verifier,
				new SessionRefresher(sessionApi, verifier, clock), handshake);
		this.headerFlow = new HeaderFlow(tokenCheck);
		this.cookieFlow = new CookieFlow(new HandshakeResolution(directives, verifier, clock),
				new SatelliteSync(handshake, clock), handshake, tokenCheck,
				new OrganizationSync(this.organizations, handshake, clock));
	}

	@Override
	public RequestState authenticate(ClerkRequest request, ClerkOptions options, AcceptedTokens accepted) {
		ConfigurationCheck.check(request, options, accepted);
		this.organizations.check(options);
		RequestContext context = new RequestContext(request, options, this.clock.instant());
		TokenType single = accepted.single();
		RequestState state = (single != null) ? decide(context, single) : decide(context, accepted);
		DecisionLog.log(context, state);
		return state;
	}

	/**
	 * A list of kinds is accepted, or any: rows 1, 2, 3 and 9.
	 */
	private RequestState decide(RequestContext context, AcceptedTokens accepted) {
		UnverifiedToken token = context.headerToken();
		TokenType sent = (token != null) ? token.type() : TokenType.SESSION_TOKEN;
		if (!accepted.accepts(sent)) {
			return RequestStates.unacceptedToken();
		}
		if (token == null) {
			return this.cookieFlow.decide(context);
		}
		return (sent == TokenType.SESSION_TOKEN) ? this.headerFlow.decide(context, token)
				: this.machineTokenFlow.decide(context, token, sent);
	}

	/**
	 * One kind is accepted: rows 4 to 9.
	 */
	private RequestState decide(RequestContext context, TokenType accepted) {
		UnverifiedToken token = context.headerToken();
		if (accepted == TokenType.SESSION_TOKEN) {
			return (token != null) ? this.headerFlow.decide(context, token) : this.cookieFlow.decide(context);
		}
		if (token == null) {
			return context.states().signedOut(accepted, "No token in header", "");
		}
		if (token.type() != accepted) {
			return context.states().signedOut(accepted, MISMATCH, "");
		}
		return this.machineTokenFlow.decide(context, token, accepted);
	}

}
