package com.clerk.spring.conformance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.SignInRedirects;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code machine-tokens.jsonl} against {@link RequestAuthenticator}.
 */
@ExtendWith(FailedVectors.class)
class MachineTokensConformanceTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "nowMs", "token", "tokenType",
			"isAuthenticated", "auth", "authorization", "acceptsToken", "config", "server", "scopes", "required",
			"expected", "recommended", "why", "note");

	/** Kinds that are not run here, with the reason. */
	private static final Map<String, String> ELSEWHERE = Map.of("classify",
			"a header has no blanks at its ends: UnverifiedTokenConformanceTests", "scopes",
			"a demand of a route, whose answer needs a response: ScopesConformanceTests");

	private static final StubbedBackendApi backendApi = new StubbedBackendApi();

	private final TestClock clock = new TestClock();

	private final BackendApi client = backendApi.client(this.clock);

	private final SigningKeys keys = SigningKeys.create(this.client, this.clock);

	@BeforeAll
	static void startBackendApi() {
		backendApi.start();
	}

	@AfterAll
	static void stopBackendApi() {
		backendApi.stop();
	}

	@AfterEach
	void close() {
		this.keys.close();
	}

	static Stream<Vector> vectors() {
		return Vectors.load("machine-tokens", FIELDS)
			.filter((vector) -> !ELSEWHERE.containsKey(vector.kind()) && isExpressible(vector));
	}

	/**
	 * Not run: a kind that is asked about is never null, and a clock skew is a whole
	 * number of milliseconds.
	 */
	private static boolean isExpressible(Vector vector) {
		boolean asksAboutNull = vector.kind().equals("accepts") && VectorJson.isAbsent(vector.get("tokenType"));
		return !asksAboutNull && VectorOptions.isExpressible(vector.get("config"));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");

		switch (vector.kind()) {
			case "accepts" -> assertThat(accepted(vector).accepts(VectorTokens.type(vector.get("tokenType"))))
				.isEqualTo(expected.asBoolean());
			case "narrow" -> assertNarrowed(vector, expected);
			case "opaque", "opaque-error", "jwt", "mismatch" -> assertOutcome(outcome(vector), expected);
			default -> throw new IllegalStateException("Unknown kind " + vector.kind());
		}
	}

	private static void assertNarrowed(Vector vector, JsonNode expected) {
		Auth auth = VectorTokens.caller(vector.get("auth").asString());
		Auth narrowed = Narrowing.narrow(accepted(vector), auth, CallerContext.none());
		Map<String, Object> fields = AuthFields.of(narrowed);

		assertThat(fields.get("tokenType")).isEqualTo(VectorJson.textOrNull(expected.path("tokenType")));
		assertThat(narrowed.isAuthenticated()).isEqualTo(expected.get("isAuthenticated").asBoolean());
		if (narrowed.tokenType() != null) {
			assertThat(narrowed == auth).as("same").isEqualTo(expected.get("same").asBoolean());
		}
	}

	private Map<String, Object> outcome(Vector vector) {
		backendApi.serveAny(vector.get("server"));
		this.clock.set(Instant.ofEpochMilli(vector.get("nowMs").asLong()));
		Map<String, Object> outcome = new LinkedHashMap<>();
		try {
			putCaller(outcome, caller(vector));
		}
		catch (ClerkConfigurationException ex) {
			outcome.put("configurationError", true);
		}
		String origin = VectorOptions.origin(vector.get("config"));
		outcome.put("requests", backendApi.calls().stream().map((call) -> recorded(call, origin)).toList());
		return outcome;
	}

	private RequestCaller caller(Vector vector) {
		ClerkOptions options = VectorOptions.of(vector.get("config"), backendApi.url());
		ClerkRequest.Builder builder = ClerkRequest.builder("GET", "https://app.example.com/api");
		if (vector.get("authorization").isString()) {
			builder.header("Authorization", vector.get("authorization").asString());
		}
		ClerkRequest request = builder.build();
		RequestState state = RequestAuthenticator
			.create(SessionTokenVerifier.create(options, this.keys, this.clock, 0),
					MachineTokenVerifier.create(this.client, this.keys, this.clock), this.keys, this.client, this.clock)
			.authenticate(request, options, accepted(vector));
		return new RequestCaller(request, options, state, SignInRedirects.of(options, request, state));
	}

	private static void putCaller(Map<String, Object> outcome, RequestCaller caller) {
		Map<String, Object> auth = AuthFields.of(caller.caller());
		auth.put("hasRole", caller.caller().has(Requirement.role("org:admin")));
		TokenType type = caller.state().tokenType();
		outcome.put("status", caller.state().status().value());
		outcome.put("reason", caller.state().reason());
		outcome.put("tokenType", (type != null) ? type.value() : null);
		outcome.put("auth", auth);
	}

	private static Map<String, Object> recorded(Map<String, Object> call, String origin) {
		Map<?, ?> headers = (Map<?, ?>) call.get("headers");
		Map<String, Object> request = new LinkedHashMap<>();
		request.put("method", call.get("method"));
		request.put("url", origin + call.get("path") + ((call.get("query") != null) ? "?" + call.get("query") : ""));
		request.put("authorization", headers.get("authorization"));
		request.put("apiVersion", headers.get("clerk-api-version"));
		request.put("contentType", headers.get("content-type"));
		request.put("body", call.get("body"));
		return request;
	}

	private static void assertOutcome(Map<String, Object> outcome, JsonNode expected) {
		JsonNode actual = MAPPER.valueToTree(outcome);
		expected.propertyStream()
			.filter((member) -> !member.getKey().equals("requests"))
			.forEach((member) -> assertThat(comparable(shown(actual.path(member.getKey()), member.getValue())))
				.as(member.getKey())
				.isEqualTo(comparable(member.getValue())));
		if (expected.has("requests")) {
			assertRequests(actual.get("requests"), expected.get("requests"));
		}
	}

	/**
	 * Of a signed-in session a vector names some fields only.
	 */
	private static JsonNode shown(JsonNode actual, JsonNode expected) {
		boolean session = "session_token".equals(VectorJson.textOrNull(expected.path("tokenType")));
		return (session && actual instanceof ObjectNode auth) ? auth.retain(expected.propertyNames()) : actual;
	}

	/**
	 * Several are attempts to fetch keys, of which fewer do.
	 */
	private static void assertRequests(JsonNode actual, JsonNode expected) {
		assertThat(actual.size()).as("requests").isBetween(Math.min(1, expected.size()), expected.size());
		for (int i = 0; i < actual.size(); i++) {
			assertThat(comparable(actual.get(i))).isEqualTo(comparable(expected.get(i)));
		}
	}

	/**
	 * Absent, null and empty are the same.
	 */
	private static @Nullable Object comparable(JsonNode value) {
		return VectorJson.withoutEmpty(value, UnaryOperator.identity());
	}

	private static AcceptedTokens accepted(Vector vector) {
		return VectorTokens.accepted(vector.get("acceptsToken"));
	}

}
