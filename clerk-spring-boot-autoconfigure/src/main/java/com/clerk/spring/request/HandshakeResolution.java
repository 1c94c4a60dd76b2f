package com.clerk.spring.request;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenSource;
import com.clerk.spring.token.TokenVerificationException;

/**
 * Decides about a request that comes back from a handshake
 * ({@code shared/spec/authenticate-request.md} section 11.2).
 */
final class HandshakeResolution {

	private static final Log logger = LogFactory.getLog(HandshakeResolution.class);

	private static final Set<String> USED_PARAMETERS = Set.of("__clerk_handshake", "__clerk_help",
			InstanceCookies.DEV_BROWSER, "__clerk_handshake_nonce");

	private static final Set<TokenErrorReason> CLOCK_REASONS = Set.of(TokenErrorReason.TOKEN_EXPIRED,
			TokenErrorReason.TOKEN_NOT_ACTIVE_YET, TokenErrorReason.TOKEN_IAT_IN_THE_FUTURE);

	/** For development only: a laptop's clock may be far off. */
	private static final Duration GENEROUS_SKEW = Duration.ofDays(1);

	private final HandshakeDirectives directives;

	private final SessionTokenVerifier verifier;

	private final OccasionalLog abandoned;

	private final OccasionalLog clockSkew;

	HandshakeResolution(HandshakeDirectives directives, SessionTokenVerifier verifier, Clock clock) {
		this.directives = directives;
		this.verifier = verifier;
		this.abandoned = new OccasionalLog(clock);
		this.clockSkew = new OccasionalLog(clock);
	}

	/**
	 * Resolves the handshake, if the request brings one.
	 * @return what the request is; null if there is no handshake, or if it is abandoned
	 */
	@Nullable RequestState resolve(RequestContext context) {
		SentCookies cookies = this.directives.of(context);
		if (cookies == null) {
			return null;
		}
		if (!cookies.areLegal()) {
			return abandon("it sets cookies that no response can carry");
		}
		UnverifiedToken token = cookies.session(context.key());
		if (token == null) {
			return context.states().signedOut("session-token-missing", headers(context, null), cookies.lines());
		}
		SessionClaims claims = claims(context, token);
		return (claims == null) ? null
				: context.states().signedIn(token.text(), claims, headers(context, token), cookies.lines());
	}

	private static Map<String, String> headers(RequestContext context, @Nullable UnverifiedToken brought) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("access-control-allow-origin", "null");
		headers.put("access-control-allow-credentials", "true");
		if (context.isDevelopment()) {
			PublicUrl url = context.url();
			PublicUrl cleaned = url.with(url.parameters().without(USED_PARAMETERS));
			if (!cleaned.equals(url) || isNew(context, brought)) {
				headers.put("location", cleaned.toString());
			}
			headers.put("cache-control", "no-store");
		}
		return headers;
	}

	/**
	 * Tells whether a redirect to the same address makes a difference. No redirect
	 * removes a handshake that came in a cookie, so the browser would go round for ever.
	 */
	private static boolean isNew(RequestContext context, @Nullable UnverifiedToken brought) {
		String own = InstanceCookies.SESSION + "_" + context.key().cookieSuffix();
		return brought != null && Stream.of(InstanceCookies.SESSION, own)
			.noneMatch((name) -> brought.text().equals(context.allCookies().get(name)));
	}

	private @Nullable SessionClaims claims(RequestContext context, UnverifiedToken token) {
		if (!token.isSessionCandidate()) {
			return abandon("its session token is of another kind");
		}
		try {
			return verify(context, token);
		}
		catch (TokenVerificationException ex) {
			return abandon(ex.getMessage() + " (reason=" + ex.reason().code() + ")");
		}
	}

	private SessionClaims verify(RequestContext context, UnverifiedToken token) {
		try {
			return verify(token, context.options());
		}
		catch (TokenVerificationException ex) {
			if (!context.isDevelopment() || !CLOCK_REASONS.contains(ex.reason())) {
				throw ex;
			}
			this.clockSkew.log(() -> logger.error("The clock of this computer and Clerk's differ: " + ex.getMessage()
					+ " Set the clock right: on a live instance nobody could sign in."));
			return verify(token, context.options().mutate().clockSkew(GENEROUS_SKEW).build());
		}
	}

	private SessionClaims verify(UnverifiedToken token, ClerkOptions options) {
		return this.verifier.verify(token.decode(), options, TokenSource.COOKIE);
	}

	private <T> @Nullable T abandon(String why) {
		this.abandoned.log(() -> logger.warn("A handshake was ignored: " + why));
		return null;
	}

}
