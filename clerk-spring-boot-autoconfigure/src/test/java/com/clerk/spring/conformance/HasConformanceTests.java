package com.clerk.spring.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
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

		assertThat(VectorRequirements.has(caller(vector), vector.get("params"))).isEqualTo(expected);
	}

	private static Auth caller(Vector vector) {
		return switch (vector.kind()) {
			case "claims" -> session(map(vector.get("claims")));
			case "not-a-session" -> VectorTokens.caller(vector.get("auth").asString());
			case "role", "permission", "feature", "plan", "combined", "reverification" ->
				session(claims(map(vector.get("state"))));
			default -> throw new IllegalStateException("Unknown kind " + vector.kind());
		};
	}

	private static SessionAuth session(Map<String, Object> claims) {
		return SessionAuth.of(SessionClaims.of(claims), "token", CallerContext.none());
	}

	private static Map<String, Object> claims(Map<String, Object> state) {
		Map<String, String> names = Map.of("userId", "sub", "orgId", "org_id", "orgRole", "org_role", "orgPermissions",
				"org_permissions", "factorVerificationAge", "fva", "features", "fea", "plans", "pla");
		Map<String, Object> claims = new HashMap<>(Map.of("sid", "sess_vec"));
		state.forEach((name, value) -> {
			assertThat(names).containsKey(name);
			claims.put(names.get(name), value);
		});
		return claims;
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(JsonNode node) {
		return MAPPER.treeToValue(node, Map.class);
	}

}
