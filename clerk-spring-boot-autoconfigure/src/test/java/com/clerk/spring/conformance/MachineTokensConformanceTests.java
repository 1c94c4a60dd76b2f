package com.clerk.spring.conformance;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.auth.VerifiedM2mToken;
import com.clerk.spring.auth.VerifiedOAuthToken;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;
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

	/** Cases that are not run, with the reason. */
	private static final Map<String, String> INEXPRESSIBLE = Map.of("machine-tokens/accepts/null-in-any",
			"a kind that is asked about is never null", "machine-tokens/accepts/null-in-[api_key]",
			"a kind that is asked about is never null");

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
			.filter((vector) -> !ELSEWHERE.containsKey(vector.kind()) && !INEXPRESSIBLE.containsKey(vector.id()));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");

		switch (vector.kind()) {
			case "accepts" ->
				assertThat(accepted(vector).accepts(type(vector.get("tokenType")))).isEqualTo(expected.asBoolean());
			case "narrow" -> assertNarrowed(vector, expected);
			case "opaque", "opaque-error", "jwt", "mismatch" -> assertOutcome(outcome(vector), expected);
			default -> throw new IllegalStateException("Unknown kind " + vector.kind());
		}
	}

	private static void assertNarrowed(Vector vector, JsonNode expected) {
		Auth auth = auth(vector.get("auth").asString());
		Auth narrowed = Narrowing.narrow(accepted(vector), auth, CallerContext.none());
		Map<String, Object> fields = AuthFields.of(narrowed);

		assertThat(fields.get("tokenType")).isEqualTo(expected.get("tokenType").asStringOpt().orElse(null));
		assertThat(narrowed.isAuthenticated()).isEqualTo(expected.get("isAuthenticated").asBoolean());
		if (narrowed.tokenType() != null) {
			assertThat(narrowed == auth).as("same").isEqualTo(expected.get("same").asBoolean());
		}
	}

	private static Auth auth(String name) {
		CallerContext context = CallerContext.none();
		return switch (name) {
			case "session-in" -> SessionClaims.of(Map.of("sub", "user_1", "sid", "sess_1")).toAuth("token", context);
			case "session-out" -> SessionAuth.signedOut(context);
			case "api-key-in" ->
				new VerifiedApiKey("ak_1", "user_1", "CI", List.of(), Map.of()).toAuth("ak_secret", context);
			case "api-key-out" -> ApiKeyAuth.unauthenticated(context);
			case "m2m-in" -> new VerifiedM2mToken("mt_1", "mch_1", List.of(), Map.of()).toAuth("mt_secret", context);
			case "oauth-in" ->
				new VerifiedOAuthToken("oat_1", "user_1", "client_1", List.of()).toAuth("oat_secret", context);
			case "invalid" -> Narrowing.unauthenticated(null, context);
			default -> throw new IllegalStateException("Unknown caller " + name);
		};
	}

	private Map<String, Object> outcome(Vector vector) {
		backendApi.serveAny(vector.get("server"));
		this.clock.set(Instant.ofEpochMilli(vector.get("nowMs").asLong()));
		ClerkOptions options = options(vector.get("config"));
		ClerkRequest.Builder builder = ClerkRequest.builder("GET", "https://app.example.com/api");
		if (vector.get("authorization").isString()) {
			builder.header("Authorization", vector.get("authorization").asString());
		}
		ClerkRequest request = builder.build();
		RequestState state = RequestAuthenticator
			.create(SessionTokenVerifier.create(options, this.keys, this.clock, 0),
					MachineTokenVerifier.create(this.client, this.keys, this.clock), this.keys, this.client, this.clock)
			.authenticate(request, options, accepted(vector));
		return outcome(new RequestCaller(request, options, state, SignInRedirects.of(options, request, state)));
	}

	private static Map<String, Object> outcome(RequestCaller caller) {
		Map<String, Object> auth = AuthFields.of(caller.caller());
		auth.put("hasRole", caller.caller().has(Requirement.role("org:admin")));
		TokenType type = caller.state().tokenType();
		Map<String, Object> outcome = new LinkedHashMap<>();
		outcome.put("status", caller.state().status().value());
		outcome.put("reason", caller.state().reason());
		outcome.put("tokenType", (type != null) ? type.value() : null);
		outcome.put("auth", auth);
		outcome.put("requests", backendApi.calls().stream().map(MachineTokensConformanceTests::recorded).toList());
		return outcome;
	}

	private static Map<String, Object> recorded(Map<String, Object> call) {
		Map<?, ?> headers = (Map<?, ?>) call.get("headers");
		Map<String, Object> request = new LinkedHashMap<>();
		request.put("method", call.get("method"));
		request.put("url", call.get("path"));
		request.put("authorization", headers.get("authorization"));
		request.put("apiVersion", headers.get("clerk-api-version"));
		request.put("contentType", headers.get("content-type"));
		request.put("body", call.get("body"));
		return request;
	}

	private static void assertOutcome(Map<String, Object> outcome, JsonNode expected) {
		expected.propertyStream().filter((member) -> !member.getKey().equals("requests")).forEach((member) -> {
			JsonNode actual = MAPPER.valueToTree(outcome.get(member.getKey()));
			assertThat(comparable(actual)).as(member.getKey()).isEqualTo(comparable(member.getValue()));
		});
		if (expected.has("requests")) {
			assertRequests(MAPPER.valueToTree(outcome.get("requests")), expected.get("requests"));
		}
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
	 * Absent, null and empty are the same; of an address only the path is compared.
	 */
	private static @Nullable Object comparable(JsonNode value) {
		if (value.isNull() || (value.isContainer() && value.isEmpty())) {
			return null;
		}
		if (value.isObject()) {
			Map<String, Object> members = new LinkedHashMap<>();
			value.propertyStream()
				.filter((member) -> comparable(member.getValue()) != null)
				.forEach((member) -> members.put(member.getKey(), comparable(member.getValue())));
			return members;
		}
		if (value.isArray()) {
			return value.valueStream().map(MachineTokensConformanceTests::comparable).toList();
		}
		return value.isNumber() ? value.asDouble() : value.asString().replaceFirst("^https://api\\.[a-z.]+", "");
	}

	private static AcceptedTokens accepted(Vector vector) {
		JsonNode types = vector.get("acceptsToken");
		if (types.isArray()) {
			return AcceptedTokens.listOf(types.valueStream().map(MachineTokensConformanceTests::type).toList());
		}
		return "any".equals(types.asString()) ? AcceptedTokens.any() : AcceptedTokens.of(type(types));
	}

	private static TokenType type(JsonNode name) {
		return Stream.of(TokenType.values())
			.filter((type) -> type.value().equals(name.asString()))
			.findFirst()
			.orElseThrow();
	}

	private static ClerkOptions options(JsonNode config) {
		ClerkOptionsBuilder builder = ClerkOptions.builder();
		config.propertyStream().forEach((option) -> set(builder, option.getKey(), option.getValue()));
		return builder.apiUrl(backendApi.url()).build();
	}

	private static void set(ClerkOptionsBuilder builder, String option, JsonNode value) {
		switch (option) {
			case "publishableKey" -> builder.publishableKey(value.asString());
			case "secretKey" -> builder.secretKey(value.asString());
			case "machineSecretKey" -> builder.machineSecretKey(value.asString());
			case "jwtKeyRef" -> builder.jwtKey(Vectors.key(value.asString()));
			case "apiVersion" -> builder.apiVersion(value.asString());
			case "audience" -> builder.audience(List.of(value.asString()));
			case "authorizedParties" -> builder.authorizedParties(List.of(value.get(0).asString()));
			case "apiUrl" -> {
			}
			default -> throw new IllegalStateException("Unknown option " + option);
		}
	}

}
