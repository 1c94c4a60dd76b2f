package com.clerk.spring.conformance;

import java.time.Duration;
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
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.SignInRedirects;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@code authenticate-request.jsonl} against {@link RequestAuthenticator}.
 */
@ExtendWith(FailedVectors.class)
class AuthenticateRequestConformanceTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Set<String> FIELDS = Set.of("id", "group", "title", "deviation", "recommended",
			"recommendedError", "now", "options", "request", "backendApi", "expected", "expectedError");

	private static final Set<String> GROUPS = Set.of("publishable-key", "cookie-choice", "token-source", "public-url",
			"handshake-eligibility", "cookie-decision", "handshake-url", "handshake-token", "handshake-nonce",
			"redirect-loop", "refresh", "satellite", "satellite-primary", "cross-origin-sync", "organization-sync",
			"header-token", "claims", "jwks", "machine-tokens", "auth-object", "config-errors", "cookie-parsing");

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
		return Vectors.load("authenticate-request", FIELDS)
			.peek((vector) -> assertThat(GROUPS).contains(vector.kind()));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode outcome = outcome(vector);

		if (outcome.has("code")) {
			assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(() -> caller(vector))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo(outcome.get("code").asString()));
		}
		else {
			AcceptedTokens accepted = accepted(vector.get("options").path("acceptsToken"));
			boolean loose = vector.get("expected").path("looseMessage").asBoolean(false);
			assertOutcome(caller(vector), accepted, outcome, loose);
		}
	}

	/**
	 * The recommended outcome of a deviation, else the recorded one.
	 */
	static JsonNode outcome(Vector vector) {
		for (String field : List.of("recommended", "recommendedError", "expected", "expectedError")) {
			if (!vector.get(field).isMissingNode()) {
				return vector.get(field);
			}
		}
		throw new IllegalStateException(vector.id() + " has no outcome");
	}

	private RequestCaller caller(Vector vector) {
		backendApi.serve(vector.get("backendApi"));
		ClerkOptions options = options(vector.get("options")).mutate().apiUrl(backendApi.url()).build();
		ClerkRequest request = request(vector.get("request"));
		this.clock.set(Instant.ofEpochMilli(vector.get("now").asLong()));
		SessionTokenVerifier verifier = SessionTokenVerifier.create(options, this.keys, this.clock, 0);
		MachineTokenVerifier machineTokenVerifier = MachineTokenVerifier.create(this.client, this.keys, this.clock);
		RequestState state = RequestAuthenticator
			.create(verifier, machineTokenVerifier, this.keys, this.client, this.clock)
			.authenticate(request, options, accepted(vector.get("options").path("acceptsToken")));
		return new RequestCaller(request, options, state, SignInRedirects.of(options, request, state));
	}

	private static ClerkRequest request(JsonNode request) {
		ClerkRequest.Builder builder = ClerkRequest
			.builder(request.get("method").asString(), request.get("url").asString())
			.trustForwardedHeaders();
		request.get("headers")
			.propertyStream()
			.forEach((header) -> builder.header(header.getKey(), header.getValue().asString()));
		return builder.build();
	}

	static AcceptedTokens accepted(JsonNode types) {
		if (types.isMissingNode()) {
			return AcceptedTokens.session();
		}
		if (types.isArray()) {
			return AcceptedTokens.listOf(texts(types).stream().map(AuthenticateRequestConformanceTests::type).toList());
		}
		return "any".equals(types.asString()) ? AcceptedTokens.any() : AcceptedTokens.of(type(types.asString()));
	}

	private static TokenType type(String name) {
		return Stream.of(TokenType.values()).filter((type) -> type.value().equals(name)).findFirst().orElseThrow();
	}

	static ClerkOptions options(JsonNode options) {
		ClerkOptionsBuilder builder = ClerkOptions.builder();
		options.propertyStream().forEach((option) -> set(builder, option.getKey(), option.getValue()));
		return builder.build();
	}

	private static void set(ClerkOptionsBuilder builder, String option, JsonNode value) {
		switch (option) {
			case "publishableKey" -> builder.publishableKey(value.asString());
			case "secretKey" -> builder.secretKey(value.asString());
			case "machineSecretKey" -> builder.machineSecretKey(value.asString());
			case "jwtKey" -> builder.jwtKey(jwtKey(value.asString()));
			case "audience" -> builder.audience(texts(value));
			case "authorizedParties" -> builder.authorizedParties(texts(value));
			case "clockSkewInMs" -> builder.clockSkew(Duration.ofMillis(value.asLong()));
			case "domain" -> builder.domain(value.asString());
			case "isSatellite" -> builder.satellite(value.asBoolean());
			case "satelliteAutoSync" -> builder.satelliteAutoSync(value.asBoolean());
			case "proxyUrl" -> builder.proxyUrl(value.asString());
			case "signInUrl" -> builder.signInUrl(value.asString());
			case "signUpUrl" -> builder.signUpUrl(value.asString());
			case "organizationSyncOptions" -> builder.organizationPatterns(texts(value.path("organizationPatterns")))
				.personalAccountPatterns(texts(value.path("personalAccountPatterns")));
			case "acceptsToken" -> {
			}
			default -> throw new IllegalStateException("Unknown option " + option);
		}
	}

	private static String jwtKey(String reference) {
		return reference.startsWith("@") ? Vectors.key("authenticate-request-" + reference.substring(1) + "-public.pem")
				: reference;
	}

	private static List<String> texts(JsonNode value) {
		if (value.isMissingNode()) {
			return List.of();
		}
		return value.isArray() ? value.valueStream().map(JsonNode::asString).toList() : List.of(value.asString());
	}

	private void assertOutcome(RequestCaller caller, AcceptedTokens accepted, JsonNode outcome, boolean loose) {
		RequestState state = caller.state();
		Map<String, Object> actual = new LinkedHashMap<>();
		actual.put("status", state.status().value());
		actual.put("reason", state.reason());
		actual.put("message", state.message());
		actual.put("tokenType", (state.tokenType() != null) ? state.tokenType().value() : null);
		actual.put("isAuthenticated", state.isAuthenticated());
		actual.put("token", state.token());
		if (state.status() != RequestState.Status.HANDSHAKE) {
			actual.put("auth", AuthFields.of(caller.narrow(accepted, caller.auth())));
			actual.put("authIncludingPending", AuthFields.of(caller.auth().includingPending()));
		}
		actual.put("headers", state.headers());
		actual.put("setCookie", state.cookies());
		actual.put("settings", settings(state.settings()));
		actual.put("backendApiCalls", backendApi.calls());
		outcome.propertyStream()
			.filter((member) -> !member.getKey().equals("looseMessage"))
			.forEach((member) -> assertThat(comparable(MAPPER.valueToTree(actual.get(member.getKey())), loose))
				.as(member.getKey())
				.isEqualTo(comparable(member.getValue(), loose)));
	}

	/**
	 * Absent and null are the same, and what Java never has as null may be empty. Numbers
	 * are compared by value, loose messages by their first sentence.
	 */
	private static @Nullable Object comparable(JsonNode value, boolean loose) {
		if (value.isNull() || (value.isContainer() && value.isEmpty())) {
			return null;
		}
		if (value.isObject()) {
			Map<String, Object> members = new LinkedHashMap<>();
			value.propertyStream()
				.filter((member) -> comparable(member.getValue(), loose) != null)
				.forEach((member) -> members.put(member.getKey(), comparable(member.getValue(), loose)));
			return members;
		}
		if (value.isArray()) {
			return value.valueStream().map((element) -> comparable(element, loose)).toList();
		}
		if (value.isNumber()) {
			return value.asDouble();
		}
		String text = value.asString().replace("{apiUrl}", backendApi.url());
		return loose ? text.replaceFirst("(?<=\\.) .*", "") : text;
	}

	private static Map<String, Object> settings(Settings settings) {
		return Map.of("publishableKey", settings.publishableKey(), "isSatellite", settings.satellite(), "domain",
				settings.domain(), "proxyUrl", settings.proxyUrl(), "signInUrl", settings.signInUrl(), "signUpUrl",
				settings.signUpUrl());
	}

}
