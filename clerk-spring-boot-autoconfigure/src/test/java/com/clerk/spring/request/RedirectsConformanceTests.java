package com.clerk.spring.request;

import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.conformance.FailedVectors;
import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * {@code redirects.jsonl} against the builder of the addresses; the accounts portal is
 * why this test stands in its package.
 */
@ExtendWith(FailedVectors.class)
class RedirectsConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "kind", "deviation", "call", "params", "args", "frontendApi",
			"expected", "recommended", "why", "note");

	private static final Set<String> KINDS = Set.of("sign-in", "sign-up", "pending-task", "dev-browser", "satellite",
			"accounts-portal");

	static Stream<Vector> vectors() {
		return Vectors.load("redirects", FIELDS);
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) {
		assertThat(vector.kind()).isIn(KINDS);
		JsonNode expected = vector.get(vector.isDeviation() ? "recommended" : "expected");

		if (vector.kind().equals("accounts-portal")) {
			assertThat(AccountsPortal.address(vector.get("frontendApi").asString())).isEqualTo(expected.asString());
		}
		else if (expected.path("error").asBoolean(false)) {
			assertThat(catchThrowable(() -> location(vector))).isInstanceOfAny(IllegalArgumentException.class,
					ClerkConfigurationException.class);
		}
		else {
			assertThat(location(vector)).isEqualTo(expected.get("location").asString());
		}
	}

	private static String location(Vector vector) {
		JsonNode params = vector.get("params");
		ClerkOptions options = ClerkOptions.builder()
			.publishableKey(text(params, "publishableKey"))
			.signInUrl(text(params, "signInUrl"))
			.signUpUrl(text(params, "signUpUrl"))
			.satellite(params.path("isSatellite").asBoolean(false))
			.build();
		SignInRedirects redirects = redirects(params, options);
		ReturnBack returnBack = new ReturnBack(false, text(vector.get("args"), "returnBackUrl"));
		return switch (vector.get("call").asString()) {
			case "redirectToSignIn" -> redirects.signIn(returnBack);
			case "redirectToSignUp" -> redirects.signUp(returnBack);
			default -> throw new IllegalStateException("unknown call");
		};
	}

	private static SignInRedirects redirects(JsonNode params, ClerkOptions options) {
		if (params.get("baseUrl").asString().isEmpty()) {
			return SignInRedirects.withoutRequest(options);
		}
		ClerkRequest.Builder request = ClerkRequest.builder("GET", params.get("baseUrl").asString());
		if (params.has("devBrowserToken")) {
			request.header("Cookie", "__clerk_db_jwt=" + text(params, "devBrowserToken"));
		}
		return new RequestRedirects(options, request.build(), "pending".equals(text(params, "sessionStatus")));
	}

	private static String text(JsonNode object, String name) {
		JsonNode value = object.path(name);
		return value.isString() ? value.asString() : null;
	}

}
