package com.clerk.spring.conformance;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SteppedSigningKeys;
import com.clerk.spring.token.TestClock;
import com.clerk.spring.token.TokenVerificationException;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The recorded verifications ({@code shared/spec/session-tokens.md}).
 */
@ExtendWith(FailedVectors.class)
class VerifyTokenConformanceTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Set<String> KINDS = Set.of("decode", "header", "signature", "sub", "audience", "azp", "exp",
			"nbf", "iat", "order", "key-pem", "jwks");

	private static final Set<String> FIELDS = Set.of("id", "kind", "nowMs", "token", "options", "expected",
			"recommended", "why", "deviation", "note", "server", "steps");

	/**
	 * From this age on keys may be fetched again ahead of their limit, if nobody waits.
	 */
	private static final long REFRESH_AGE_IN_MS = 180_000;

	private static final long MAX_AGE_IN_MS = 300_000;

	private static final WireMockServer server = new WireMockServer(
			wireMockConfig().dynamicPort().globalTemplating(false));

	private final TestClock clock = new TestClock();

	private final SteppedSigningKeys keys = new SteppedSigningKeys(
			BackendApi.create(BackendTransport.create(RestClient.builder(), (connect, read) -> {
				HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build();
				JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
				factory.setReadTimeout(read);
				return factory;
			}, this.clock), this.clock), this.clock);

	/** When the keys of each instance arrived. */
	private final Map<List<String>, Long> fetchedAt = new HashMap<>();

	private int fetches;

	@BeforeAll
	static void startServer() {
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop();
	}

	@AfterEach
	void reset() {
		server.resetAll();
	}

	static Stream<Vector> vectors() {
		return Vectors.load("verify-token", FIELDS).filter(VerifyTokenConformanceTests::isExpressible);
	}

	/**
	 * Not run: a clock skew that is no whole number of milliseconds, and key sets that
	 * are not cached, for which there is no option.
	 */
	private static boolean isExpressible(Vector vector) {
		return Stream.concat(Stream.of(vector.json()), vector.get("steps").valueStream())
			.map((step) -> step.path("options"))
			.allMatch((options) -> VectorOptions.isExpressible(options)
					&& !(vector.kind().equals("jwks") && options.path("skipJwksCache").asBoolean(false)));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		assertThat(KINDS).contains(vector.kind());
		stub(vector.get("server"));
		if (vector.kind().equals("jwks")) {
			vector.get("steps").forEach((step) -> step(step, vector.get("server")));
			return;
		}
		assertOutcome(vector.json(), verify(vector.json()));
		assertThat(requests()).as("fetches").isEmpty();
	}

	private void step(JsonNode step, JsonNode answers) {
		server.resetRequests();
		int bound = bound(step);
		if (bound == 0) {
			this.keys.holdBack();
		}
		assertOutcome(step, verify(step));
		int refreshes = this.keys.heldBack();
		if (refreshes > 0) {
			assertThat(ageInMs(step)).as("age of the keys that are fetched again")
				.isBetween(REFRESH_AGE_IN_MS, MAX_AGE_IN_MS - 1);
		}
		this.keys.letGo();

		List<LoggedRequest> requests = requests();
		assertThat(requests).as("fetches").hasSizeLessThanOrEqualTo(Math.max(bound, refreshes));
		requests.forEach((request) -> noteFetch(step, answers));
		JsonNode expected = (step.has("deviation") && step.path("recommended").has("request"))
				? step.get("recommended").get("request") : step.path("expected").path("request");
		if (!requests.isEmpty() && !VectorJson.isAbsent(expected)) {
			assertRequest(requests.get(0), expected, VectorOptions.origin(step.path("options")));
		}
	}

	/**
	 * The number is an upper bound. The recommended one counts, save that of failures,
	 * where both do.
	 */
	private static int bound(JsonNode step) {
		int recorded = step.path("expected").path("fetches").asInt(0);
		if (!step.has("deviation")) {
			return recorded;
		}
		int recommended = step.path("recommended").path("fetches").asInt(recorded);
		return "T14".equals(step.get("deviation").asString()) ? Math.max(recorded, recommended) : recommended;
	}

	private static List<LoggedRequest> requests() {
		return server.findAll(anyRequestedFor(anyUrl()));
	}

	private long ageInMs(JsonNode step) {
		Long since = this.fetchedAt.get(instance(step));
		return (since != null) ? step.get("nowMs").asLong() - since : -1;
	}

	private void noteFetch(JsonNode step, JsonNode answers) {
		JsonNode answer = answers.path(Math.min(this.fetches++, answers.size() - 1));
		if (answer.path("status").asInt(200) == 200 && !answer.path("body").path("keys").isEmpty()) {
			this.fetchedAt.put(instance(step), step.get("nowMs").asLong());
		}
	}

	private static List<String> instance(JsonNode step) {
		return Stream.of("apiUrl", "apiVersion", "secretKey")
			.map((option) -> step.path("options").path(option).asString(""))
			.toList();
	}

	private static void assertRequest(LoggedRequest request, JsonNode expected, String origin) {
		assertThat(request.getMethod().getName()).isEqualTo(expected.get("method").asString());
		assertThat(origin + request.getUrl()).isEqualTo(expected.get("url").asString());
		assertThat(request.getHeader("Authorization")).isEqualTo(expected.get("authorization").asString());
		assertThat(request.getHeader("Clerk-API-Version")).isEqualTo(expected.get("apiVersion").asString());
		assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
	}

	private void assertOutcome(JsonNode vector, Outcome outcome) {
		JsonNode expected = vector.get("expected");
		if (!vector.has("deviation")) {
			assertThat(outcome.matches(expected)).as("%s, expected %s", outcome, expected).isTrue();
			return;
		}
		// Ours is the recommended outcome, also where the recorded one would do.
		assertThat(outcome.matches(vector.get("recommended"))).as("%s, recommended %s", outcome, vector).isTrue();
	}

	private Outcome verify(JsonNode vector) {
		this.clock.set(Instant.ofEpochMilli(vector.get("nowMs").asLong()));
		try {
			ClerkOptions options = VectorOptions.of(vector.path("options"), server.baseUrl());
			SessionTokenVerifier verifier = SessionTokenVerifier.create(options, this.keys.keys(), this.clock, 100);
			return Outcome.of(verifier.verify(vector.get("token").asString()));
		}
		catch (TokenVerificationException ex) {
			return Outcome.refused(ex.reason().code());
		}
		catch (ClerkConfigurationException ex) {
			return Outcome.CONFIGURATION_ERROR;
		}
	}

	private static void stub(JsonNode answers) {
		String state = "Started";
		for (int i = 0; i < answers.size(); i++) {
			String next = (i + 1 < answers.size()) ? "answer " + (i + 1) : state;
			server.stubFor(any(anyUrl()).inScenario("answers")
				.whenScenarioStateIs(state)
				.willReturn(answer(answers.get(i)))
				.willSetStateTo(next));
			state = next;
		}
	}

	private static ResponseDefinitionBuilder answer(JsonNode json) {
		if (json.path("networkError").asBoolean(false)) {
			return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
		}
		JsonNode body = json.path("body");
		return aResponse().withStatus(json.path("status").asInt(200))
			.withHeader("Content-Type", json.path("contentType").asString("application/json"))
			.withBody(body.isString() ? body.asString() : body.toString());
	}

	/**
	 * What a verification came to, written as in the file.
	 *
	 * @param json the outcome
	 */
	private record Outcome(JsonNode json) {

		static final Outcome CONFIGURATION_ERROR = new Outcome(
				MAPPER.createObjectNode().put("configurationError", true));

		static Outcome of(SessionClaims claims) {
			return new Outcome(
					MAPPER.createObjectNode().put("ok", true).set("claims", MAPPER.valueToTree(claims.asMap())));
		}

		static Outcome refused(String reason) {
			return new Outcome(MAPPER.createObjectNode().put("ok", false).put("reason", reason));
		}

		boolean matches(JsonNode expected) {
			assertThat(expected.hasNonNull("ok") || expected.hasNonNull("configurationError")).isTrue();
			return Stream.of("ok", "reason", "configurationError", "claims")
				.filter(expected::hasNonNull)
				.allMatch((name) -> same(this.json.get(name), expected.get(name)));
		}

		private static boolean same(@Nullable JsonNode actual, JsonNode expected) {
			return actual != null && expected.equals(Outcome::compare, actual);
		}

		private static int compare(JsonNode left, JsonNode right) {
			if (isFinite(left) && isFinite(right)) {
				return left.decimalValue().compareTo(right.decimalValue());
			}
			return left.equals(right) ? 0 : 1;
		}

		private static boolean isFinite(JsonNode value) {
			return value.isNumber() && !(value.isFloatingPointNumber() && Double.isInfinite(value.doubleValue()));
		}

	}

}
