package com.clerk.spring.conformance;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import com.clerk.spring.options.ClerkOptionsBuilder;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
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

	private static final Set<String> OPTIONS = Set.of("jwtKeyRef", "jwtKey", "secretKey", "apiUrl", "apiVersion",
			"audience", "authorizedParties", "clockSkewInMs", "skipJwksCache");

	/** What is not run, with the reason. */
	private static final Map<String, String> SKIPPED = Map.of("verify-token/exp/skew-fractional",
			"the option is a whole number of milliseconds", "verify-token/jwks/skip-cache", "there is no such option");

	private static final String DEFAULT_API_URL = "https://api.clerk.com";

	private static final WireMockServer server = new WireMockServer(
			wireMockConfig().dynamicPort().globalTemplating(false));

	private final TestClock clock = new TestClock();

	private final SigningKeys keys = SigningKeys
		.create(BackendApi.create(BackendTransport.create(RestClient.builder(), (connect, read) -> {
			HttpClient client = HttpClient.newBuilder().connectTimeout(connect).build();
			JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
			factory.setReadTimeout(read);
			return factory;
		}, this.clock), this.clock), this.clock);

	@BeforeAll
	static void startServer() {
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop();
	}

	@AfterEach
	void close() {
		this.keys.close();
		server.resetAll();
	}

	static Stream<Vector> vectors() {
		return Vectors.load("verify-token", FIELDS).filter((vector) -> !SKIPPED.containsKey(vector.id()));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		assertThat(KINDS).contains(vector.kind());
		stub(vector.get("server"));
		if (vector.kind().equals("jwks")) {
			vector.get("steps").forEach(this::step);
			return;
		}
		assertOutcome(vector.json(), verify(vector.json()));
	}

	private void step(JsonNode step) {
		server.resetRequests();
		Outcome outcome = verify(step);
		assertOutcome(step, outcome);
		List<LoggedRequest> requests = server.findAll(anyRequestedFor(anyUrl()));
		int bound = step.path("expected").path("fetches").asInt();
		assertThat(requests).as("fetches").hasSizeLessThanOrEqualTo(bound);
		JsonNode expected = step.path("expected").path("request");
		if (!requests.isEmpty() && !expected.isMissingNode()) {
			assertRequest(requests.get(0), expected, step.path("options").path("apiUrl").asString(DEFAULT_API_URL));
		}
	}

	private static void assertRequest(LoggedRequest request, JsonNode expected, String apiUrl) {
		String base = apiUrl.replaceAll("(?<=[^:/])/.*", "").replaceAll("/+$", "");
		assertThat(request.getMethod().getName()).isEqualTo(expected.get("method").asString());
		assertThat(base + request.getUrl()).isEqualTo(expected.get("url").asString());
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
			ClerkOptions options = options(vector.get("options"));
			SessionTokenVerifier verifier = SessionTokenVerifier.create(options, this.keys, this.clock, 100);
			return Outcome.of(verifier.verify(vector.get("token").asString()));
		}
		catch (TokenVerificationException ex) {
			return Outcome.refused(ex.reason().code());
		}
		catch (ClerkConfigurationException ex) {
			return Outcome.CONFIGURATION_ERROR;
		}
	}

	private static ClerkOptions options(JsonNode json) {
		assertThat(OPTIONS).containsAll(json.propertyNames());
		ClerkOptionsBuilder builder = ClerkOptions.builder();
		builder.apiUrl(local(json.path("apiUrl").asString(DEFAULT_API_URL)));
		json.forEachEntry((name, value) -> {
			switch (name) {
				case "jwtKeyRef" -> builder.jwtKey(Vectors.key(value.asString()));
				case "jwtKey" -> builder.jwtKey(value.asString());
				case "secretKey" -> builder.secretKey(value.asString());
				case "apiVersion" -> builder.apiVersion(value.asString());
				case "audience" -> builder.audience(texts(value));
				case "authorizedParties" -> builder.authorizedParties(texts(value));
				case "clockSkewInMs" -> builder.clockSkew(Duration.ofMillis(value.asLong()));
				default -> assertThat(name).isEqualTo("apiUrl");
			}
		});
		return builder.build();
	}

	private static String local(String apiUrl) {
		return apiUrl.replaceFirst("https://[^/]+", server.baseUrl());
	}

	private static List<String> texts(JsonNode value) {
		List<String> texts = new ArrayList<>();
		(value.isArray() ? value : MAPPER.createArrayNode().add(value)).forEach((text) -> texts.add(text.asString()));
		return texts;
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
			return Stream.of("ok", "reason", "configurationError", "claims")
				.filter(expected::has)
				.allMatch((name) -> same(this.json.get(name), expected.get(name)));
		}

		private static boolean same(@Nullable JsonNode actual, JsonNode expected) {
			return actual != null && expected.equals(Outcome::compare, actual);
		}

		private static int compare(JsonNode left, JsonNode right) {
			if (left.isNumber() && right.isNumber()) {
				return left.decimalValue().compareTo(right.decimalValue());
			}
			return left.equals(right) ? 0 : 1;
		}

	}

}
