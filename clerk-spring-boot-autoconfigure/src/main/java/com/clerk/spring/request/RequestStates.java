package com.clerk.spring.request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
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
		return new RequestState(Status.SIGNED_IN, null, null, TokenType.SESSION_TOKEN, token, claims, Map.of(),
				List.of(), null, this.settings);
	}

	RequestState signedOut(String reason, String message) {
		return signedOut(TokenType.SESSION_TOKEN, reason, message);
	}

	RequestState signedOut(TokenType type, String reason, String message) {
		return signedOut(type, reason, message, null, this.settings);
	}

	/**
	 * The caller's credential can't be judged now, which is not the caller's fault.
	 */
	RequestState outage(String reason, String message, Duration retryAfter) {
		return signedOut(TokenType.SESSION_TOKEN, reason, message, retryAfter, this.settings);
	}

	private static RequestState signedOut(@Nullable TokenType type, String reason, String message,
			@Nullable Duration outage, Settings settings) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("x-clerk-auth-status", Status.SIGNED_OUT.value());
		putIfLegal(headers, "x-clerk-auth-reason", reason);
		putIfLegal(headers, "x-clerk-auth-message", message);
		return new RequestState(Status.SIGNED_OUT, reason, message, type, null, null, headers, List.of(), outage,
				settings);
	}

	private static void putIfLegal(Map<String, String> headers, String name, String value) {
		boolean legal = value.chars()
			.allMatch((character) -> character <= 0xFF && character != '\r' && character != '\n' && character != 0);
		if (legal && !value.isEmpty()) {
			headers.put(name, value);
		}
	}

}
