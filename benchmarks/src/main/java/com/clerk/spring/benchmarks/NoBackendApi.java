package com.clerk.spring.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.SessionRefresh;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * Nothing here calls Clerk.
 */
final class NoBackendApi implements BackendApi {

	@Override
	public Map<String, Object> signingKeys(ClerkOptions options) {
		throw new IllegalStateException("The key is configured");
	}

	@Override
	public List<String> handshakePayload(String nonce, ClerkOptions options) {
		throw new IllegalStateException("No browser comes from a handshake");
	}

	@Override
	public List<String> refreshSession(SessionRefresh refresh, ClerkOptions options) {
		throw new IllegalStateException("No token has expired");
	}

	@Override
	public Map<String, Object> verifyApiKey(String secret, ClerkOptions options) {
		throw new IllegalStateException("No request carries a machine token");
	}

	@Override
	public Map<String, Object> verifyM2mToken(String token, ClerkOptions options) {
		throw new IllegalStateException("No request carries a machine token");
	}

	@Override
	public Map<String, Object> verifyOAuthToken(String accessToken, ClerkOptions options) {
		throw new IllegalStateException("No request carries a machine token");
	}

	@Override
	public String createToken(String sessionId, @Nullable String template, @Nullable Duration expiresIn,
			ClerkOptions options) {
		throw new IllegalStateException("Nobody asks about the caller");
	}

	@Override
	public ClerkUser user(String userId, ClerkOptions options) {
		throw new IllegalStateException("Nobody asks about the caller");
	}

}
