package com.clerk.spring.security;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;

/**
 * States of requests, as an authenticator would decide them.
 */
final class States {

	static final String SECRET_TOKEN = "header.payload.signature";

	private States() {
	}

	static RequestState user(String userId) {
		return session(Map.of("sub", userId));
	}

	static RequestState pending(String userId) {
		return session(Map.of("sub", userId, "sts", "pending"));
	}

	static RequestState member(String role, String... permissions) {
		return session(Map.of("sub", "user_1", "org_id", "org_1", "org_role", role, "org_permissions",
				List.of(permissions), "fva", List.of(20, 20)));
	}

	static RequestState session(Map<String, ?> claims) {
		Map<String, Object> all = new LinkedHashMap<>(claims);
		all.put("sid", "sess_1");
		return new RequestState(Status.SIGNED_IN, null, null, TokenType.SESSION_TOKEN, SECRET_TOKEN,
				SessionClaims.of(all), Map.of(), List.of(), null, Settings.EMPTY);
	}

	static RequestState signedOut() {
		return signedOut(Map.of(), List.of());
	}

	static RequestState signedOut(Map<String, String> headers, List<String> cookies) {
		return new RequestState(Status.SIGNED_OUT, "session-token-and-uat-missing", "", TokenType.SESSION_TOKEN, null,
				null, headers, cookies, null, Settings.EMPTY);
	}

	static RequestState outage(Duration retryAfter) {
		return new RequestState(Status.SIGNED_OUT, "jwk-remote-failed-to-load", "", TokenType.SESSION_TOKEN, null, null,
				Map.of(), List.of(), retryAfter, Settings.EMPTY);
	}

	static RequestState handshake(Map<String, String> headers, List<String> cookies) {
		return new RequestState(Status.HANDSHAKE, "session-token-expired", "", TokenType.SESSION_TOKEN, null, null,
				headers, cookies, null, Settings.EMPTY);
	}

}
