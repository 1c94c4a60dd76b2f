package com.clerk.spring.conformance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.FactorVerificationAge;
import com.clerk.spring.auth.ScopedNames;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.conformance.Vectors.Vector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code auth-object.jsonl} against {@link SessionAuth}.
 */
@ExtendWith(FailedVectors.class)
class AuthObjectConformanceTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "claims", "treatPendingAsSignedOut",
			"text", "server", "sessionToken", "sessionStatus", "options", "data", "expected", "recommended", "why",
			"note");

	/** Kinds that are not run here, with the reason. */
	private static final Map<String, String> ELSEWHERE = Map.of("get-token",
			"calls of the Backend API: GetTokenConformanceTests", "debug",
			"there is no debug map: toString shows ids only (SessionAuthTests)");

	static Stream<Vector> vectors() {
		return Vectors.load("auth-object", FIELDS)
			.filter((vector) -> !ELSEWHERE.containsKey(vector.kind()) && isExpressible(vector));
	}

	/**
	 * Not run: a signed-out session with a status that is not the one of a session with
	 * tasks left. There is none.
	 */
	private static boolean isExpressible(Vector vector) {
		String status = VectorJson.textOrNull(vector.get("sessionStatus"));
		return status == null || "pending".equals(status);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");

		switch (vector.kind()) {
			case "scoped-list" -> assertThat(lists(vector.get("text"))).isEqualTo(expectedLists(expected));
			case "signed-out" -> assertFields(signedOut(vector), expected);
			case "v1", "v2", "v2-permissions", "pending" -> assertFields(session(vector), expected);
			default -> throw new IllegalStateException("Unknown kind " + vector.kind());
		}
	}

	private static void assertFields(Auth auth, JsonNode expected) {
		Map<String, JsonNode> actual = fields(auth);
		expected.propertyStream().forEach((field) -> {
			if (!"error".equals(field.getKey())) {
				assertThat(comparable(actual.get(field.getKey()))).as(field.getKey())
					.isEqualTo(comparable(held(field.getKey(), field.getValue())));
			}
		});
	}

	/**
	 * Absent and null are the same; numbers are compared by value. A Java list is never
	 * null, so no permissions are an empty list.
	 */
	private static Object comparable(@Nullable JsonNode value) {
		if (value == null || value.isNull() || (value.isArray() && value.isEmpty())) {
			return "absent";
		}
		return VectorJson.comparable(value);
	}

	/**
	 * The reference copies claims of any type. What the type of a field can't hold is
	 * absent in Java.
	 */
	private static @Nullable JsonNode held(String field, JsonNode value) {
		boolean fits = switch (field) {
			case "userId", "sessionId", "sessionStatus" -> value.isString();
			case "actor" -> value.isObject();
			case "factorVerificationAge" ->
				value.size() == 2 && value.valueStream().allMatch(AuthObjectConformanceTests::isAge);
			default -> true;
		};
		return fits ? value : null;
	}

	private static boolean isAge(JsonNode value) {
		return value.isNumber() && (value.asDouble() >= 0 || value.asDouble() == -1);
	}

	private static Map<String, JsonNode> fields(Auth auth) {
		Map<String, Object> fields = new LinkedHashMap<>();
		fields.put("isAuthenticated", auth.isAuthenticated());
		fields.put("tokenType", (auth.tokenType() != null) ? auth.tokenType().value() : null);
		fields.put("userId", auth.userId());
		fields.put("orgId", auth.orgId());
		fields.put("hasSessionClaims", auth instanceof SessionAuth && auth.isAuthenticated());
		if (auth instanceof SessionAuth session) {
			fields.put("sessionId", session.sessionId());
			fields.put("sessionStatus", session.sessionStatus());
			fields.put("actor", session.actor());
			fields.put("orgRole", session.orgRole());
			fields.put("orgSlug", session.orgSlug());
			fields.put("orgPermissions", session.orgPermissions());
			fields.put("factorVerificationAge", ages(session.factorVerificationAge()));
		}
		Map<String, JsonNode> nodes = new LinkedHashMap<>();
		fields.forEach((name, value) -> nodes.put(name, MAPPER.valueToTree(value)));
		return nodes;
	}

	private static double @Nullable [] ages(@Nullable FactorVerificationAge age) {
		return (age != null) ? new double[] { age.firstFactor(), age.secondFactor() } : null;
	}

	@SuppressWarnings("unchecked")
	private static Auth session(Vector vector) {
		Map<String, Object> claims = MAPPER.treeToValue(vector.get("claims"), Map.class);
		SessionAuth auth = SessionAuth.of(SessionClaims.of(claims), "token", CallerContext.none());
		boolean hidesPending = vector.get("treatPendingAsSignedOut").asBoolean(true);
		return hidesPending ? auth : auth.includingPending();
	}

	/**
	 * A case without a status is about the object that is no session.
	 */
	private static Auth signedOut(Vector vector) {
		if (!vector.json().has("sessionStatus")) {
			return VectorTokens.caller("invalid");
		}
		String status = VectorJson.textOrNull(vector.get("sessionStatus"));
		return (status != null) ? SessionAuth.of(SessionClaims.of(Map.of("sub", "user_1", "sts", status)), "token",
				CallerContext.none()) : VectorTokens.caller("signed-out");
	}

	private static ScopedNames lists(JsonNode text) {
		Map<String, Object> claims = new LinkedHashMap<>(Map.of("sub", "user_1"));
		claims.put("fea", VectorJson.isAbsent(text) ? null : MAPPER.treeToValue(text, Object.class));
		return SessionAuth.of(SessionClaims.of(claims), "token", CallerContext.none()).features();
	}

	private static ScopedNames expectedLists(JsonNode expected) {
		return new ScopedNames(expected.path("org").valueStream().map(JsonNode::asString).toList(),
				expected.path("user").valueStream().map(JsonNode::asString).toList());
	}

}
