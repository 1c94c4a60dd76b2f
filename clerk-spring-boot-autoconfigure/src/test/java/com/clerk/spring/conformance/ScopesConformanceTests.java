package com.clerk.spring.conformance;

import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.mock.web.MockHttpServletResponse;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * The kind {@code scopes} of {@code machine-tokens.jsonl}: a middleware demands them of a
 * caller who was verified.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(FailedVectors.class)
class ScopesConformanceTests {

	private static final Map<String, Integer> STATUS = Map.of("pass", 200, "unauthorized", 401, "forbidden", 403,
			"not-found", 404);

	private final StubbedBackendApi backendApi = new StubbedBackendApi();

	private ProtectedApplication application;

	@BeforeAll
	void start() {
		this.backendApi.start();
		ClerkOptions options = ClerkOptions.builder()
			.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k")
			.secretKey("sk_live_made_up")
			.apiUrl(this.backendApi.url())
			.build();
		this.application = new ProtectedApplication(options, this.backendApi, new TestClock());
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.backendApi.stop();
	}

	static Stream<Vector> vectors() {
		return Vectors.load("machine-tokens", MachineTokensConformanceTests.FIELDS)
			.filter((vector) -> vector.kind().equals("scopes"));
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) throws Exception {
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");
		TokenType type = VectorJson.isAbsent(vector.get("tokenType")) ? null
				: VectorTokens.type(vector.get("tokenType"));
		Protection<?> protection = (type != null) ? Protection.of(type) : Protection.of(AcceptedTokens.any());
		String[] required = VectorJson.texts(vector.get("required")).toArray(String[]::new);
		String outcome = expected.get("outcome").asString();
		if ("configuration-error".equals(outcome)) {
			assertThatIllegalArgumentException().isThrownBy(() -> protection.scopes(required));
			return;
		}

		Auth caller = caller(vector, type);
		MockHttpServletResponse response = this.application
			.perform(get("/dashboard"), (auth, request) -> caller.protect(protection.scopes(required)))
			.getResponse();

		assertThat(response.getStatus()).isEqualTo(expected.path("status").asInt(STATUS.getOrDefault(outcome, -1)));
		assertThat(response.getContentAsString().equals("passed")).isEqualTo("pass".equals(outcome));
		if (expected.hasNonNull("wwwAuthenticate")) {
			assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(expected.get("wwwAuthenticate").asString());
		}
	}

	private static Auth caller(Vector vector, @Nullable TokenType type) {
		boolean authenticated = type != null && vector.get("isAuthenticated").asBoolean();
		return authenticated ? VectorTokens.verified(type, VectorJson.texts(vector.get("scopes")))
				: Narrowing.unauthenticated(type, CallerContext.none());
	}

}
