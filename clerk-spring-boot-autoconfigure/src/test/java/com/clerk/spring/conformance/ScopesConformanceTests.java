package com.clerk.spring.conformance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.mock.web.MockHttpServletResponse;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.Narrowing;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedApiKey;
import com.clerk.spring.auth.VerifiedM2mToken;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.auth.VerifiedOAuthToken;
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

	@ParameterizedTest(name = "{0}")
	@MethodSource("vectors")
	void conforms(Vector vector) throws Exception {
		JsonNode expected = vector.get("expected");
		TokenType type = TokenType.valueOf(vector.get("tokenType").asString().toUpperCase(Locale.ROOT));
		String[] required = texts(vector.get("required")).toArray(String[]::new);
		if ("configuration-error".equals(expected.get("outcome").asString())) {
			assertThatIllegalArgumentException().isThrownBy(() -> Protection.of(type).scopes(required));
			return;
		}

		Auth caller = caller(vector, type);
		MockHttpServletResponse response = this.application
			.perform(get("/dashboard"), (auth, request) -> caller.protect(Protection.of(type).scopes(required)))
			.getResponse();

		assertThat(response.getStatus()).isEqualTo(expected.path("status").asInt(200));
		if (expected.has("wwwAuthenticate")) {
			assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(expected.get("wwwAuthenticate").asString());
		}
	}

	private static Auth caller(Vector vector, TokenType type) {
		if (!vector.get("isAuthenticated").asBoolean()) {
			return Narrowing.unauthenticated(type, CallerContext.none());
		}
		return verified(type, texts(vector.get("scopes"))).toAuth("made-up", CallerContext.none());
	}

	private static VerifiedMachineToken verified(TokenType type, List<String> scopes) {
		return switch (type) {
			case API_KEY -> new VerifiedApiKey("ak_1", "user_1", null, scopes, Map.of());
			case M2M_TOKEN -> new VerifiedM2mToken("mt_1", "mch_1", scopes, Map.of());
			case OAUTH_TOKEN -> new VerifiedOAuthToken("oat_1", "user_1", "client_1", scopes);
			case SESSION_TOKEN -> throw new IllegalStateException("A session has no scopes");
		};
	}

	private static List<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

}
