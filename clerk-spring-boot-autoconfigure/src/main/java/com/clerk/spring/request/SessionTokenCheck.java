package com.clerk.spring.request;

import java.time.Duration;
import java.util.Locale;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenSource;
import com.clerk.spring.token.TokenVerificationException;

/**
 * Verifies the session token of a request, and says what a failure leads to
 * ({@code shared/spec/authenticate-request.md} section 9.5).
 */
final class SessionTokenCheck {

	private static final Log logger = LogFactory.getLog(SessionTokenCheck.class);

	private static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

	private final SessionTokenVerifier verifier;

	private final Handshake handshake;

	SessionTokenCheck(SessionTokenVerifier verifier, Handshake handshake) {
		this.verifier = verifier;
		this.handshake = handshake;
	}

	/**
	 * Decides about a request by its session token alone.
	 */
	RequestState check(RequestContext context, UnverifiedToken token, TokenSource source) {
		try {
			return context.states()
				.signedIn(token.text(), this.verifier.verify(token.decode(), context.options(), source));
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
	}

	private RequestState refused(RequestContext context, TokenVerificationException failure, TokenSource source) {
		TokenErrorReason reason = failure.reason();
		String message = failure.getMessage() + " (reason=" + reason.code() + ", token-carrier="
				+ source.name().toLowerCase(Locale.ROOT) + ")";
		String handshakeReason = handshakeReason(context, reason);
		if (handshakeReason != null) {
			return this.handshake.offer(context, handshakeReason, message);
		}
		if (reason.isOutage()) {
			return context.states().outage(reason.code(), message, retryAfter(failure));
		}
		return context.states().signedOut(reason.code(), message);
	}

	private static @Nullable String handshakeReason(RequestContext context, TokenErrorReason reason) {
		return switch (reason) {
			case TOKEN_EXPIRED -> "session-token-expired-refresh-"
					+ (context.isGet() ? "non-eligible-no-refresh-cookie" : "non-eligible-non-get");
			case TOKEN_NOT_ACTIVE_YET -> "session-token-nbf";
			case TOKEN_IAT_IN_THE_FUTURE -> "session-token-iat-in-the-future";
			default -> null;
		};
	}

	private static Duration retryAfter(TokenVerificationException failure) {
		Duration retryAfter = failure.retryAfter();
		return (retryAfter != null && retryAfter.compareTo(SHORTEST_RETRY) > 0) ? retryAfter : SHORTEST_RETRY;
	}

}
