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
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
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
			.peek((vector) -> assertThat(GROUPS).contains(vector.kind()))
			// A clock skew is a whole number of milliseconds.
			.filter((vector) -> VectorOptions.isExpressible(vector.get("options")));
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
			AcceptedTokens accepted = VectorTokens.accepted(vector.get("options").path("acceptsToken"));
			boolean loose = vector.get("expected").path("looseMessage").asBoolean(false);
			assertOutcome(caller(vector), accepted, outcome, loose);
		}
	}

	/**
	 * The recommended outcome of a deviation, else the recorded one.
	 */
	static JsonNode outcome(Vector vector) {
		for (String field : List.of("recommended", "recommendedError", "expected", "expectedError")) {
			if (!VectorJson.isAbsent(vector.get(field))) {
				return vector.get(field);
			}
		}
		throw new IllegalStateException(vector.id() + " has no outcome");
	}

	private RequestCaller caller(Vector vector) {
		backendApi.serve(vector.get("backendApi"));
		ClerkOptions options = VectorOptions.of(vector.get("options"), backendApi.url());
		ClerkRequest request = request(vector.get("request"));
		this.clock.set(Instant.ofEpochMilli(vector.get("now").asLong()));
		SessionTokenVerifier verifier = SessionTokenVerifier.create(options, this.keys, this.clock, 0);
		MachineTokenVerifier machineTokenVerifier = MachineTokenVerifier.create(this.client, this.keys, this.clock);
		RequestState state = RequestAuthenticator
			.create(verifier, machineTokenVerifier, this.keys, this.client, this.clock)
			.authenticate(request, options, VectorTokens.accepted(vector.get("options").path("acceptsToken")));
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
		return VectorJson.withoutEmpty(value, (recorded) -> {
			String text = recorded.replace("{apiUrl}", backendApi.url());
			return loose ? text.replaceFirst("(?<=\\.) .*", "") : text;
		});
	}

	private static Map<String, Object> settings(Settings settings) {
		return Map.of("publishableKey", settings.publishableKey(), "isSatellite", settings.satellite(), "domain",
				settings.domain(), "proxyUrl", settings.proxyUrl(), "signInUrl", settings.signInUrl(), "signUpUrl",
				settings.signUpUrl());
	}

}
