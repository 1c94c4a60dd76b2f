package com.clerk.spring.request;

import java.time.Clock;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.token.HandshakeTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenVerificationException;

/**
 * Gets what a handshake brought, by nonce or by token
 * ({@code shared/spec/authenticate-request.md} section 11.1).
 */
final class HandshakeDirectives {

	private static final Log logger = LogFactory.getLog(HandshakeDirectives.class);

	private static final String NONCE = "__clerk_handshake_nonce";

	private static final String TOKEN = "__clerk_handshake";

	/** A longer one is none of Clerk's, and not worth a call. */
	private static final int MAX_NONCE = 2048;

	private final SessionApi sessionApi;

	private final HandshakeTokenVerifier tokenVerifier;

	private final OccasionalLog failures;

	HandshakeDirectives(SessionApi sessionApi, HandshakeTokenVerifier tokenVerifier, Clock clock) {
		this.sessionApi = sessionApi;
		this.tokenVerifier = tokenVerifier;
		this.failures = new OccasionalLog(clock);
	}

	/**
	 * Returns the cookies that a handshake brought; null if there was none, or if it is
	 * abandoned.
	 * @throws UnacceptableHandshakeException if a developer should know
	 */
	@Nullable SentCookies of(RequestContext context) {
		String nonce = context.parameterOrCookie(NONCE);
		if (nonce != null) {
			return ofNonce(context, nonce);
		}
		String token = context.parameterOrCookie(TOKEN);
		return (token != null) ? ofToken(context, token) : null;
	}

	private @Nullable SentCookies ofNonce(RequestContext context, String nonce) {
		if (context.options().secretKey() == null) {
			return refused(context, "handshake-verification-failed",
					"A handshake with a nonce can't be resolved without a secret key (clerk.secret-key).");
		}
		if (nonce.length() > MAX_NONCE) {
			return new SentCookies(List.of());
		}
		try {
			return new SentCookies(this.sessionApi.handshakePayload(nonce, context.options()));
		}
		catch (ClerkApiException ex) {
			this.failures.log(() -> logger
				.warn("A handshake could not be resolved, the browser counts as signed out: " + ex.getMessage()));
			return new SentCookies(List.of());
		}
	}

	private @Nullable SentCookies ofToken(RequestContext context, String token) {
		try {
			return new SentCookies(this.tokenVerifier.verify(token, context.options()));
		}
		catch (TokenVerificationException ex) {
			return (ex.reason() == TokenErrorReason.TOKEN_INVALID_SIGNATURE)
					? refused(context, "handshake-invalid-signature", ex.getMessage()
							+ " The browser may still hold cookies of another Clerk instance, for example because keys were switched: "
							+ "delete the cookies of this site, and check that clerk.publishable-key, clerk.secret-key and "
							+ "clerk.jwt-key belong to one instance.")
					: refused(context, "handshake-verification-failed",
							ex.getMessage() + " (reason=" + ex.reason().code() + ")");
		}
	}

	/**
	 * On a live instance the cookie may belong to another application of the same parent
	 * domain, so the request goes on without it.
	 */
	private @Nullable SentCookies refused(RequestContext context, String code, String message) {
		if (context.isDevelopment()) {
			throw new UnacceptableHandshakeException(code, message);
		}
		this.failures.log(() -> logger.warn("A handshake was ignored [" + code + "]: " + message));
		return null;
	}

}
