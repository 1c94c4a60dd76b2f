package com.clerk.spring.request.properties;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.SessionRefresh;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * A Backend API that answers each kind of call in one way.
 *
 * @param keys the answer to a call for the signing keys, whose lines are of no interest
 * @param handshake what a nonce stands for
 * @param refresh the answer to a refresh
 */
record ScriptedClerk(Answer keys, Answer handshake, Answer refresh) implements BackendApi {

	@Override
	public Map<String, Object> signingKeys(ClerkOptions options) {
		this.keys.lines();
		return SampleTokens.jwks();
	}

	@Override
	public List<String> handshakePayload(String nonce, ClerkOptions options) {
		return this.handshake.lines();
	}

	@Override
	public List<String> refreshSession(SessionRefresh refresh, ClerkOptions options) {
		return this.refresh.lines();
	}

	@Override
	public Map<String, Object> verifyApiKey(String secret, ClerkOptions options) {
		throw noSuchToken();
	}

	@Override
	public Map<String, Object> verifyM2mToken(String token, ClerkOptions options) {
		throw noSuchToken();
	}

	@Override
	public Map<String, Object> verifyOAuthToken(String accessToken, ClerkOptions options) {
		throw noSuchToken();
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

	private static ClerkApiException noSuchToken() {
		return new ClerkApiException("https://api.example", 404, List.of(), null, null);
	}

	/** An answer. */
	sealed interface Answer {

		List<String> lines();

	}

	/**
	 * A good answer.
	 */
	record Lines(List<String> lines) implements Answer {

	}

	/**
	 * An error, or no answer if the status is 0.
	 */
	record Failure(int status, String code) implements Answer {

		@Override
		public List<String> lines() {
			if (this.status == 0) {
				throw new ClerkApiException("https://api.example", null);
			}
			throw new ClerkApiException("https://api.example", this.status,
					List.of(new ClerkApiError(this.code, "", null, Map.of())), null, null);
		}

	}

}
