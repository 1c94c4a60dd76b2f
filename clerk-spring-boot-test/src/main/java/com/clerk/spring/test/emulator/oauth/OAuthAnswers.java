package com.clerk.spring.test.emulator.oauth;

import java.util.Map;
import java.util.function.Supplier;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;

/**
 * Answers as OAuth says (RFC 6749 section 5), which is not how Clerk's APIs answer
 * elsewhere.
 */
final class OAuthAnswers {

	private OAuthAnswers() {
	}

	static ApiResponse of(Supplier<Map<String, Object>> answer) {
		try {
			return ApiResponse.json(200, answer.get()).with("Pragma", "no-cache");
		}
		catch (OAuthException ex) {
			return error(ex);
		}
		catch (ApiException ex) {
			return error(OAuthException.invalidRequest(String.valueOf(ex.getMessage())));
		}
	}

	private static ApiResponse error(OAuthException error) {
		ApiResponse response = ApiResponse
			.json(error.status(), Map.of("error", error.error(), "error_description", error.description()))
			.with("Pragma", "no-cache");
		return switch (error.error()) {
			case "invalid_client" -> response.with("WWW-Authenticate", "Basic realm=\"clerk\"");
			case "invalid_token" -> response.with("WWW-Authenticate",
					"Bearer error=\"invalid_token\", error_description=\"" + error.description() + "\"");
			default -> response;
		};
	}

}
