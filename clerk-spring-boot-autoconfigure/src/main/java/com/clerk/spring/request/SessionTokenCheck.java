package com.clerk.spring.request;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.request.SessionRefresher.RefreshFailedException;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenSource;
import com.clerk.spring.token.TokenVerificationException;

/**
 * Verifies the session token of a request, and says what a failure leads to
 * ({@code shared/spec/authenticate-request.md} section 9.5).
 */
final class SessionTokenCheck {

	/** What reasons of failed renewals begin with. */
	static final String REFRESH_FAILED = "session-token-expired-refresh-";

	private static final Log logger = LogFactory.getLog(SessionTokenCheck.class);

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

	private final SessionTokenVerifier verifier;

	private final SessionRefresher refresher;

	private final Handshake handshake;

	SessionTokenCheck(SessionTokenVerifier verifier, SessionRefresher refresher, Handshake handshake) {
		this.verifier = verifier;
		this.refresher = refresher;
		this.handshake = handshake;
	}

	/**
	 * Decides about a request by its session token.
	 * @param context the request
	 * @param token the token
	 * @param source where it came from
	 * @param good decides where the token is good; one that was refreshed just now signs
	 * in at once
	 */
	RequestState check(RequestContext context, UnverifiedToken token, TokenSource source,
			Function<SessionClaims, RequestState> good) {
		SessionClaims claims;
		try {
			claims = this.verifier.verify(token.decode(), context.options(), source);
		}
		catch (TokenVerificationException ex) {
			return refused(context, ex, source);
		}
		catch (RuntimeException ex) {
			// Not the exception itself: its message may quote the token.
			logger.error("A session token could not be judged because of an unforeseen " + ex.getClass().getName()
					+ " at " + ((ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "an unknown place"));
			return context.states().outage("unexpected-error", "", SHORTEST_RETRY);
		}
		return good.apply(claims);
	}

	private RequestState refused(RequestContext context, TokenVerificationException failure, TokenSource source) {
		TokenErrorReason reason = failure.reason();
		String message = failure.getMessage() + " (reason=" + reason.code() + ", token-carrier="
				+ source.name().toLowerCase(Locale.ROOT) + ")";
		return switch (reason) {
			case TOKEN_EXPIRED -> expired(context, message);
			case TOKEN_NOT_ACTIVE_YET -> this.handshake.offer(context, "session-token-nbf", message);
			case TOKEN_IAT_IN_THE_FUTURE -> this.handshake.offer(context, "session-token-iat-in-the-future", message);
			default -> reason.isOutage() ? context.states().outage(reason.code(), message, retryAfter(failure))
					: context.states().signedOut(reason.code(), message);
		};
	}

	private RequestState expired(RequestContext context, String message) {
		try {
			return this.refresher.refresh(context);
		}
		catch (RefreshFailedException ex) {
			return this.handshake.offer(context, REFRESH_FAILED + ex.reason(), message);
		}
	}

	private static Duration retryAfter(TokenVerificationException failure) {
		Duration retryAfter = failure.retryAfter();
		return (retryAfter != null && retryAfter.compareTo(SHORTEST_RETRY) > 0) ? retryAfter : SHORTEST_RETRY;
	}

}
