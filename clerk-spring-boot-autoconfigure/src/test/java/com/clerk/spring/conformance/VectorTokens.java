package com.clerk.spring.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.auth.VerifiedM2mToken;
import com.clerk.spring.auth.VerifiedOAuthToken;
import com.clerk.spring.auth.VerifiedToken;

/**
 * Kinds of token as vectors write them, and callers of each.
 */
final class VectorTokens {

	private static final String ANY = "any";

	private VectorTokens() {
	}

	/**
	 * Reads one kind, a list, or {@code any}, which has a meaning on its own only; null
	 * or absent is the default.
	 */
	static AcceptedTokens accepted(JsonNode kinds) {
		if (VectorJson.isAbsent(kinds)) {
			return AcceptedTokens.session();
		}
		if (kinds.isArray()) {
			return AcceptedTokens
				.listOf(kinds.valueStream().filter((kind) -> !isAny(kind)).map(VectorTokens::type).toList());
		}
		return isAny(kinds) ? AcceptedTokens.any() : AcceptedTokens.of(type(kinds));
	}

	private static boolean isAny(JsonNode kind) {
		return ANY.equals(VectorJson.textOrNull(kind));
	}

	static TokenType type(JsonNode kind) {
		return Stream.of(TokenType.values())
			.filter((type) -> type.value().equals(VectorJson.textOrNull(kind)))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("There is no kind of token " + kind));
	}

	/**
	 * Returns a caller by its name in {@code has} and in {@code machine-tokens}.
	 */
	static Auth caller(String name) {
		return switch (name) {
			case "session-in" -> verified(TokenType.SESSION_TOKEN, List.of());
			case "session-out", "signed-out" -> unauthenticated(TokenType.SESSION_TOKEN);
			case "api-key-in", "api-key" -> verified(TokenType.API_KEY, List.of());
			case "api-key-out", "api-key-unauthenticated" -> unauthenticated(TokenType.API_KEY);
			case "m2m-in", "m2m" -> verified(TokenType.M2M_TOKEN, List.of());
			case "m2m-out", "m2m-unauthenticated" -> unauthenticated(TokenType.M2M_TOKEN);
			case "oauth-in", "oauth" -> verified(TokenType.OAUTH_TOKEN, List.of());
			case "oauth-out", "oauth-unauthenticated" -> unauthenticated(TokenType.OAUTH_TOKEN);
			case "invalid" -> Narrowing.unauthenticated(null, CallerContext.none());
			default -> throw new IllegalStateException("Unknown caller " + name);
		};
	}

	private static Auth unauthenticated(TokenType type) {
		return Narrowing.unauthenticated(type, CallerContext.none());
	}

	/**
	 * Returns a caller who sent a good token of a kind; a session has no scopes.
	 */
	static Auth verified(TokenType type, List<String> scopes) {
		VerifiedToken token = switch (type) {
			case API_KEY -> new VerifiedApiKey("ak_1", "user_1", "CI", scopes, Map.of());
			case M2M_TOKEN -> new VerifiedM2mToken("mt_1", "mch_1", scopes, Map.of());
			case OAUTH_TOKEN -> new VerifiedOAuthToken("oat_1", "user_1", "client_1", scopes);
			case SESSION_TOKEN -> SessionClaims.of(Map.of("sub", "user_1", "sid", "sess_1"));
		};
		return token.toAuth("made-up", CallerContext.none());
	}

}
