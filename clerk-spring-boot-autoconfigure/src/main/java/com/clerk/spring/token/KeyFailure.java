package com.clerk.spring.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;

/**
 * Why keys could not be had ({@code shared/spec/authenticate-request.md} section 16.1).
 *
 * @param reason the reason for tokens that need them
 * @param message what is wrong, in Clerk's words, without the advice
 * @param temporary whether another attempt may help at once
 * @param retryAfter how long Clerk asks to wait, or null
 */
record KeyFailure(TokenErrorReason reason, String message, boolean temporary,
		@Nullable Duration retryAfter) implements FetchResult {

	private static final String ACTION = "Contact support@clerk.com";

	static final KeyFailure NO_ANSWER = new KeyFailure(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD,
			"Failed to load JWKS from Clerk Backend or Frontend API.", true, null);

	static final KeyFailure NO_KEYS = new KeyFailure(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD,
			"The JWKS endpoint did not contain any signing keys. Contact support@clerk.com.", false, null);

	private static final int MAX_MESSAGE = 256;

	private static final int REQUEST_TIMEOUT = 408;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	static KeyFailure of(ClerkApiException ex) {
		for (ClerkApiError error : ex.errors()) {
			if (error.code().equals("clerk_key_invalid")) {
				return new KeyFailure(TokenErrorReason.SECRET_KEY_INVALID, printable(error.message()), false,
						ex.retryAfter());
			}
		}
		if (ex.status() == 0) {
			return NO_ANSWER;
		}
		return new KeyFailure(TokenErrorReason.JWK_REMOTE_FAILED_TO_LOAD,
				"Error loading Clerk JWKS from " + ex.url() + " with code=" + ex.status(), isTemporary(ex.status()),
				ex.retryAfter());
	}

	TokenVerificationException toException(Duration retryAfter) {
		return new TokenVerificationException(this.reason, this.message, ACTION, retryAfter);
	}

	private static String printable(String message) {
		String start = (message.length() > MAX_MESSAGE) ? message.substring(0, MAX_MESSAGE) : message;
		return start.replaceAll("\\p{Cntrl}", "?");
	}

	private static boolean isTemporary(int status) {
		return status >= SERVER_ERROR || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS;
	}

}
