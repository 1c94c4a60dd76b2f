package com.clerk.spring.request;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

/**
 * How an attempt to find a session ended. A failure is a value too, or a cache would log
 * it.
 *
 * @param session the session, signed out when it is over; null when that is not known
 * @param claims what its token says, or null if there is none
 * @param failure why it is not known, else null
 */
record CurrentSession(@Nullable SessionAuth session, @Nullable SessionClaims claims,
		@Nullable RuntimeException failure) {

	private static final CurrentSession OVER = new CurrentSession(SessionAuth.signedOut(CallerContext.none()), null,
			null);

	static CurrentSession of(SessionClaims claims, String token) {
		return new CurrentSession(claims.toAuth(token, CallerContext.none()), claims, null);
	}

	static CurrentSession over() {
		return OVER;
	}

	static CurrentSession unknown(RuntimeException failure) {
		return new CurrentSession(null, null, failure);
	}

	boolean isKnown() {
		return this.session != null;
	}

	boolean isAnswered() {
		return !(this.failure instanceof ClerkApiException ex) || ex.status() != 0;
	}

	/**
	 * Returns when the token ends, or null if there is none.
	 */
	@Nullable Instant expiry() {
		return (this.claims != null) ? this.claims.getInstant("exp") : null;
	}

	/**
	 * Returns the session if it is still that of its user. Clerk gives no session to
	 * another; but then who believed it would show one user's data to the other.
	 */
	SessionAuth authOf(SessionAuth before, ClerkOptions options) {
		if (this.session == null) {
			throw (this.failure != null) ? this.failure : new IllegalStateException("Neither a session nor a failure");
		}
		if (this.claims != null && !this.claims.subject().equals(before.userId())) {
			throw unusable(options, "session_of_another_user", "Clerk made a token of another user");
		}
		return this.session;
	}

	/**
	 * An answer of Clerk's of which no use can be made.
	 */
	static ClerkApiException unusable(ClerkOptions options, String code, String message) {
		return new ClerkApiException(options.apiUrl(), 200, List.of(new ClerkApiError(code, message, null, Map.of())),
				null, null);
	}

	/**
	 * Shows no token.
	 */
	@Override
	public String toString() {
		return "CurrentSession[" + this.session + "]";
	}

}
