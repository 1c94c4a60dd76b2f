package com.clerk.spring.request;

import java.util.List;
import java.util.Set;

import org.springframework.http.HttpStatus;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.SessionTokenApi;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenVerificationException;

/**
 * Finds out what a session is now, by having a token made for it: the only call that
 * tells of its user, role, permissions and organization at once, in the form that the
 * rest of the library knows.
 */
final class CurrentSessions {

	/** About the key, and about how many or how slow the calls are. */
	private static final Set<HttpStatus> NOT_ABOUT_THE_SESSION = Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN,
			HttpStatus.REQUEST_TIMEOUT, HttpStatus.TOO_EARLY, HttpStatus.TOO_MANY_REQUESTS);

	private static final String NOT_ACTIVE = "session_not_active";

	private final SessionTokenApi tokens;

	private final SessionTokenVerifier verifier;

	CurrentSessions(SessionTokenApi tokens, SessionTokenVerifier verifier) {
		this.tokens = tokens;
		this.verifier = verifier;
	}

	CurrentSession find(String sessionId, ClerkOptions options) {
		try {
			String token = this.tokens.createToken(sessionId, null, null, options);
			return CurrentSession.of(verify(token, sessionId, options), token);
		}
		catch (ClerkApiException ex) {
			return isOver(ex) ? CurrentSession.over() : CurrentSession.unknown(ex);
		}
		catch (RuntimeException ex) {
			return CurrentSession.unknown(ex);
		}
	}

	/**
	 * Verifies as a request's token would be, but for the authorized party: no page asked
	 * for it, so it has none.
	 */
	private SessionClaims verify(String token, String sessionId, ClerkOptions options) {
		SessionClaims claims;
		try {
			claims = this.verifier.verify(token, options.mutate().authorizedParties(List.of()).build());
		}
		catch (TokenVerificationException ex) {
			throw CurrentSession.unusable(options, ex.reason().code(), String.valueOf(ex.getMessage()));
		}
		if (!sessionId.equals(claims.getString("sid"))) {
			throw CurrentSession.unusable(options, "another_session", "Clerk made a token of another session");
		}
		return claims;
	}

	/**
	 * Tells whether Clerk says that there is no such session any more. What is no answer
	 * of the API, such as a page of something in between, says nothing.
	 */
	private static boolean isOver(ClerkApiException ex) {
		HttpStatus status = HttpStatus.resolve(ex.status());
		if (status == null || !status.is4xxClientError() || ex.errors().isEmpty()) {
			return false;
		}
		return !NOT_ABOUT_THE_SESSION.contains(status)
				|| ex.errors().stream().anyMatch((error) -> NOT_ACTIVE.equals(error.code()));
	}

}
