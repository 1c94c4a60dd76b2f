package com.clerk.spring.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.conformance.Vectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code has.jsonl} against {@link Auth#has(Requirement)}. A state is replayed as the
 * version 1 claims that lead to it.
 */
@ExtendWith(FailedVectors.class)
class HasConformanceTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "state", "params", "claims", "auth",
			"reverification", "expected", "recommended", "why", "note");

	/** Kinds that another layer answers. */
	private static final Map<String, String> ELSEWHERE = Map.of("reverification-error",
			"a response, not a check: DenialResponderTests writes it");

	static Stream<Vector> vectors() {
		return Vectors.load("has", FIELDS).filter((vector) -> !ELSEWHERE.containsKey(vector.kind()));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		boolean expected = vector.get(vector.isDeviation() ? "recommended" : "expected").asBoolean();

		assertThat(has(caller(vector), vector.get("params"))).isEqualTo(expected);
	}

	/**
	 * What the Java types can't express (null, other types, blanks, unknown presets) is
	 * refused when the requirement is made, so it never grants anything.
	 */
	private static boolean has(Auth caller, JsonNode params) {
		Requirement requirement;
		try {
			requirement = requirement(params);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
		return caller.has(requirement);
	}

	static Requirement requirement(JsonNode params) {
		List<Requirement> parts = new ArrayList<>();
		params.propertyStream().forEach((param) -> {
			switch (param.getKey()) {
				case "role" -> parts.add(Requirement.role(text(param.getValue())));
				case "permission" -> parts.add(Requirement.permission(text(param.getValue())));
				case "feature" -> parts.add(Requirement.feature(text(param.getValue())));
				case "plan" -> parts.add(Requirement.plan(text(param.getValue())));
				case "reverification" -> parts.add(reverification(param.getValue()));
				default -> {
				}
			}
		});
		return Requirement.allOf(parts);
	}

	private static Requirement reverification(JsonNode value) {
		if (value.isObject()) {
			Reverification.Level level = one(Reverification.Level.values(), Reverification.Level::value,
					text(value.path("level")));
			JsonNode minutes = value.path("afterMinutes");
			if (!minutes.isNumber()) {
				throw new IllegalArgumentException("no number");
			}
			return Requirement.reverification(level, Duration.ofMillis((long) (minutes.asDouble() * 60_000)));
		}
		return Requirement.reverification(one(Reverification.values(), Reverification::value, text(value)));
	}

	private static <T> T one(T[] values, java.util.function.Function<T, String> name, String text) {
		return Arrays.stream(values)
			.filter((value) -> name.apply(value).equals(text))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("unknown"));
	}

	private static String text(JsonNode value) {
		if (!value.isString()) {
			throw new IllegalArgumentException("no text");
		}
		return value.asString();
	}

	private static Auth caller(Vector vector) {
		return switch (vector.kind()) {
			case "claims" -> session(map(vector.get("claims")));
			case "not-a-session" -> notASession(vector.get("auth").asString());
			case "role", "permission", "feature", "plan", "combined", "reverification" ->
				session(claims(map(vector.get("state"))));
			default -> throw new IllegalStateException("Unknown kind " + vector.kind());
		};
	}

	/**
	 * Machine callers are made unauthenticated: verified ones come with machine tokens,
	 * and none of them has anything either.
	 */
	private static Auth notASession(String name) {
		SessionAuth signedOut = SessionAuth.signedOut(CallerContext.none());
		return switch (name) {
			case "signed-out" -> signedOut;
			case "api-key", "api-key-unauthenticated" -> narrowed(AcceptedTokens.of(TokenType.API_KEY), signedOut);
			case "m2m" -> narrowed(AcceptedTokens.of(TokenType.M2M_TOKEN), signedOut);
			case "oauth" -> narrowed(AcceptedTokens.of(TokenType.OAUTH_TOKEN), signedOut);
			case "invalid" -> narrowed(AcceptedTokens.of(TokenType.API_KEY, TokenType.M2M_TOKEN), signedOut);
			default -> throw new IllegalStateException("Unknown caller " + name);
		};
	}

	private static Auth narrowed(AcceptedTokens accepted, Auth caller) {
		return Narrowing.narrow(accepted, caller, CallerContext.none());
	}

	private static SessionAuth session(Map<String, Object> claims) {
		return SessionAuth.of(SessionClaims.of(claims), "token", CallerContext.none());
	}

	private static Map<String, Object> claims(Map<String, Object> state) {
		Map<String, String> names = Map.of("userId", "sub", "orgId", "org_id", "orgRole", "org_role", "orgPermissions",
				"org_permissions", "factorVerificationAge", "fva", "features", "fea", "plans", "pla");
		Map<String, Object> claims = new HashMap<>(Map.of("sid", "sess_vec"));
		state.forEach((name, value) -> claims.put(names.get(name), value));
		return claims;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(JsonNode node) {
		return MAPPER.treeToValue(node, Map.class);
	}

}
