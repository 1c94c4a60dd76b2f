package com.clerk.spring.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedToken;

/**
 * What a request is.
 *
 * @param status signed in, signed out, or to be sent on a handshake
 * @param reason why it is not signed in, by Clerk's names; null when signed in
 * @param message the reason in words, may be empty; null when signed in
 * @param tokenType the kind of credential; null when the kind sent is not in the list
 * accepted
 * @param token the token of a signed-in request, else null. Never log it
 * @param verified what the token of a signed-in request says, else null
 * @param headers response headers, names in lower case
 * @param cookies the {@code Set-Cookie} lines, in order
 * @param outage set when the credential could not be verified through no fault of the
 * caller: how long to wait before another try
 * @param settings the options echoed to the application
 * @since 0.1.0
 */
public record RequestState(Status status, @Nullable String reason, @Nullable String message,
		@Nullable TokenType tokenType, @Nullable String token, @Nullable VerifiedToken verified,
		Map<String, String> headers, List<String> cookies, @Nullable Duration outage, Settings settings) {

	/**
	 * Copies the collections.
	 */
	public RequestState {
		headers = Map.copyOf(headers);
		cookies = List.copyOf(cookies);
	}

	/**
	 * Tells whether the credential is good. A pending session is, though it counts as
	 * signed out to the application.
	 * @return true if signed in
	 */
	public boolean isAuthenticated() {
		return this.status == Status.SIGNED_IN;
	}

	/**
	 * Returns the claims of a signed-in session.
	 * @return the verified claims, or null when there is no session
	 */
	public @Nullable SessionClaims claims() {
		return (this.verified instanceof SessionClaims claims) ? claims : null;
	}

	/**
	 * Returns the caller, of the kind of its credential; of no kind when it sent one that
	 * is not accepted.
	 */
	Auth caller(CallerContext context) {
		return (this.verified != null && this.token != null) ? this.verified.toAuth(this.token, context)
				: Narrowing.unauthenticated(this.tokenType, context);
	}

	/**
	 * Shows status and reason, never a token.
	 */
	@Override
	public String toString() {
		return "RequestState[" + this.status.value() + ((this.reason != null) ? ", " + this.reason : "") + "]";
	}

	/**
	 * The outcome of a decision.
	 *
	 * @since 0.1.0
	 */
	public enum Status {

		/** A valid credential is there. */
		SIGNED_IN("signed-in"),

		/** Nobody is signed in. */
		SIGNED_OUT("signed-out"),

		/** The browser must be sent to Clerk first. */
		HANDSHAKE("handshake");

		private final String value;

		Status(String value) {
			this.value = value;
		}

		/**
		 * Returns Clerk's name of the outcome.
		 * @return a name such as {@code signed-in}
		 */
		public String value() {
			return this.value;
		}

	}

	/**
	 * The options of the request, public ones only. Empty texts when not set.
	 *
	 * @param publishableKey the publishable key
	 * @param satellite whether the application is a satellite
	 * @param domain the satellite's domain
	 * @param proxyUrl the proxy URL, resolved against the public URL
	 * @param signInUrl the sign-in page
	 * @param signUpUrl the sign-up page
	 * @since 0.1.0
	 */
	public record Settings(String publishableKey, boolean satellite, String domain, String proxyUrl, String signInUrl,
			String signUpUrl) {

		/** Nothing set. */
		public static final Settings EMPTY = new Settings("", false, "", "", "", "");

	}

}
