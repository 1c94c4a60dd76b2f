package com.clerk.spring.request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;

/**
 * Makes the states of one request, with their headers and the settings they echo
 * ({@code shared/spec/authenticate-request.md} sections 3.4 and 15.1).
 */
final class RequestStates {

	private final Settings settings;

	private RequestStates(Settings settings) {
		this.settings = settings;
	}

	static RequestStates of(ClerkRequest request, ClerkOptions options) {
		PublishableKey key = options.publishableKey();
		return new RequestStates(new Settings((key != null) ? key.value() : "", options.satellite(),
				orEmpty(options.domain()), proxyUrl(request, options.proxyUrl()), orEmpty(options.signInUrl()),
				orEmpty(options.signUpUrl())));
	}

	private static String proxyUrl(ClerkRequest request, @Nullable String proxyUrl) {
		return (proxyUrl != null && proxyUrl.startsWith("/")) ? request.origin() + proxyUrl : orEmpty(proxyUrl);
	}

	private static String orEmpty(@Nullable String text) {
		return (text != null) ? text : "";
	}

	/**
	 * The caller sent a kind of token that the list of accepted kinds lacks: an
	 * application that does not know the kind learns nothing else.
	 */
	static RequestState unacceptedToken() {
		return signedOut(null, "token-type-mismatch", "", null, Settings.EMPTY);
	}

	RequestState signedIn(String token, SessionClaims claims) {
		return signedIn(token, claims, Map.of(), List.of());
	}

	/**
	 * Signed in with a token that was refreshed.
	 */
	RequestState refreshed(String token, SessionClaims claims, List<String> cookies) {
		return signedIn(token, claims, Map.of(), cookies);
	}

	/**
	 * Signed in with what Clerk has just sent.
	 */
	RequestState signedIn(String token, SessionClaims claims, Map<String, String> headers, List<String> cookies) {
		return new RequestState(Status.SIGNED_IN, null, null, TokenType.SESSION_TOKEN, token, claims, headers, cookies,
				null, this.settings);
	}

	/**
	 * Signed in with a machine token.
	 */
	RequestState signedIn(String token, VerifiedMachineToken verified) {
		return new RequestState(Status.SIGNED_IN, null, null, verified.tokenType(), token, verified, Map.of(),
				List.of(), null, this.settings);
	}

	RequestState signedOut(String reason, String message) {
		return signedOut(TokenType.SESSION_TOKEN, reason, message);
	}

	/**
	 * Signed out by what Clerk has just sent.
	 */
	RequestState signedOut(String reason, Map<String, String> headers, List<String> cookies) {
		Map<String, String> all = describe(Status.SIGNED_OUT, reason, "");
		all.putAll(headers);
		return new RequestState(Status.SIGNED_OUT, reason, "", TokenType.SESSION_TOKEN, null, null, all, cookies, null,
				this.settings);
	}

	/**
	 * The browser is sent to an address, and counts it.
	 */
	RequestState handshake(String reason, String message, String location, String countCookie) {
		Map<String, String> headers = describe(Status.HANDSHAKE, reason, message);
		headers.put("location", location);
		headers.put("cache-control", "no-store");
		return new RequestState(Status.HANDSHAKE, reason, message, TokenType.SESSION_TOKEN, null, null, headers,
				List.of(countCookie), null, this.settings);
	}

	RequestState signedOut(TokenType type, String reason, String message) {
		return signedOut(type, reason, message, null, this.settings);
	}

	/**
	 * The caller's credential can't be judged now, which is not the caller's fault.
	 */
	RequestState outage(String reason, String message, Duration retryAfter) {
		return outage(TokenType.SESSION_TOKEN, reason, message, retryAfter);
	}

	RequestState outage(TokenType type, String reason, String message, Duration retryAfter) {
		return signedOut(type, reason, message, retryAfter, this.settings);
	}

	private static RequestState signedOut(@Nullable TokenType type, String reason, String message,
			@Nullable Duration outage, Settings settings) {
		return new RequestState(Status.SIGNED_OUT, reason, message, type, null, null,
				describe(Status.SIGNED_OUT, reason, message), List.of(), outage, settings);
	}

	private static Map<String, String> describe(Status status, String reason, String message) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("x-clerk-auth-status", status.value());
		putIfLegal(headers, "x-clerk-auth-reason", reason);
		putIfLegal(headers, "x-clerk-auth-message", message);
		return headers;
	}

	private static void putIfLegal(Map<String, String> headers, String name, String value) {
		if (!value.isEmpty() && HeaderText.isLegal(value)) {
			headers.put(name, value);
		}
	}

	Settings settings() {
		return this.settings;
	}

}
