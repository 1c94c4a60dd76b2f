package com.clerk.spring.conformance;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.CallerApi;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.request.SignInRedirects;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * The kind {@code get-token} of {@code auth-object.jsonl} against the caller of a
 * request.
 */
@ExtendWith(FailedVectors.class)
class GetTokenConformanceTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "claims", "treatPendingAsSignedOut",
			"text", "server", "sessionToken", "sessionStatus", "options", "data", "expected", "recommended", "why",
			"note");

	private static final String ADDRESS = "https://api.clerk.com";

	private static final StubbedBackendApi backendApi = new StubbedBackendApi();

	@BeforeAll
	static void startBackendApi() {
		backendApi.start();
	}

	@AfterAll
	static void stopBackendApi() {
		backendApi.stop();
	}

	static Stream<Vector> vectors() {
		return Vectors.load("auth-object", FIELDS).filter((vector) -> vector.kind().equals("get-token"));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		backendApi.serveAny(vector.get("server"));
		SessionAuth auth = auth(vector);

		if (expected.path("error").asBoolean(false)) {
			assertFailure(catchThrowable(() -> token(auth, vector.get("options"))), expected);
		}
		else {
			assertThat(token(auth, vector.get("options"))).isEqualTo(VectorJson.textOrNull(expected.path("result")));
		}
		if (expected.has("requests")) {
			assertThat(VectorJson.comparable(MAPPER.valueToTree(calls())))
				.isEqualTo(VectorJson.comparable(expected.get("requests")));
		}
	}

	private static SessionAuth auth(Vector vector) {
		ClerkOptions options = ClerkOptions.builder()
			.apiUrl(backendApi.url())
			.publishableKey("pk_test_Y2xlcmsuZXhhbXBsZS5jb20k")
			.secretKey("sk_test_vectors")
			.build();
		TestClock clock = new TestClock();
		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/").build();
		RequestState state = new RequestState(Status.SIGNED_IN, null, null, TokenType.SESSION_TOKEN,
				vector.get("sessionToken").asString(), claims(vector.get("claims")), Map.of(), List.of(), null,
				Settings.EMPTY);
		return new RequestCaller(request, options, state, SignInRedirects.of(options, request, state), null,
				callerApi(backendApi.client(clock), options, clock))
			.auth();
	}

	private static CallerApi callerApi(BackendApi api, ClerkOptions options, Clock clock) {
		SigningKeys keys = SigningKeys.create(api, clock);
		return CallerApi.create(api, SessionTokenVerifier.create(options, keys, clock, 0),
				MachineTokenVerifier.create(api, keys, clock), clock, Duration.ofSeconds(10), 100);
	}

	@SuppressWarnings("unchecked")
	private static SessionClaims claims(JsonNode claims) {
		return SessionClaims.of(MAPPER.treeToValue(claims, Map.class));
	}

	private static @Nullable String token(SessionAuth auth, JsonNode options) {
		if (VectorJson.isAbsent(options)) {
			return auth.getToken();
		}
		TokenRequest request = TokenRequest.template(options.path("template").asString(""));
		return auth.getToken(options.hasNonNull("expiresInSeconds")
				? request.expiresIn(Duration.ofSeconds(options.get("expiresInSeconds").asLong())) : request);
	}

	private static void assertFailure(Throwable failure, JsonNode expected) {
		if (!expected.hasNonNull("code") && !expected.hasNonNull("status")) {
			assertThat(failure).isInstanceOf(IllegalArgumentException.class);
			return;
		}
		assertThat(failure).isInstanceOfSatisfying(ClerkApiException.class, (ex) -> {
			assertThat(ex.status()).isEqualTo(expected.path("status").asInt(0));
			assertThat(ex.errors().stream().map(ClerkApiError::code).findFirst().orElse(null))
				.isEqualTo(VectorJson.textOrNull(expected.path("code")));
		});
	}

	private static List<Map<String, Object>> calls() {
		return backendApi.calls().stream().map((call) -> {
			Map<?, ?> headers = (Map<?, ?>) call.get("headers");
			Map<String, Object> recorded = new LinkedHashMap<>();
			recorded.put("method", call.get("method"));
			recorded.put("url",
					ADDRESS + call.get("path") + ((call.get("query") != null) ? "?" + call.get("query") : ""));
			recorded.put("authorization", headers.get("authorization"));
			recorded.put("apiVersion", headers.get("clerk-api-version"));
			recorded.put("contentType", headers.get("content-type"));
			recorded.put("body", call.get("body"));
			return recorded;
		}).toList();
	}

}
