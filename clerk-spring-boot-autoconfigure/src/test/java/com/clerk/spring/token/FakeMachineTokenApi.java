package com.clerk.spring.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * Answers verifications as told, and writes down what it was asked.
 */
final class FakeMachineTokenApi implements MachineTokenApi {

	private final List<String> calls = new ArrayList<>();

	private Map<String, Object> answer = answer(Map.of());

	private @Nullable ClerkApiException failure;

	/**
	 * A good answer with some members replaced.
	 */
	static Map<String, Object> answer(Map<String, ?> more) {
		Map<String, Object> answer = new LinkedHashMap<>(Map.of("id", "id_1", "subject", "user_1", "scopes",
				List.of("read"), "revoked", false, "expired", false));
		answer.putAll(more);
		return answer;
	}

	void answers(Map<String, Object> answer) {
		this.answer = answer;
	}

	void fails(ClerkApiException failure) {
		this.failure = failure;
	}

	List<String> calls() {
		return this.calls;
	}

	@Override
	public Map<String, Object> verifyApiKey(String secret, ClerkOptions options) {
		return called("api key " + secret);
	}

	@Override
	public Map<String, Object> verifyM2mToken(String token, ClerkOptions options) {
		return called("m2m token " + token);
	}

	@Override
	public Map<String, Object> verifyOAuthToken(String accessToken, ClerkOptions options) {
		return called("oauth token " + accessToken);
	}

	private Map<String, Object> called(String call) {
		this.calls.add(call);
		if (this.failure != null) {
			throw this.failure;
		}
		return this.answer;
	}

}
