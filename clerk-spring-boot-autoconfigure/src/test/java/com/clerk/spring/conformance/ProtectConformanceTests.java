package com.clerk.spring.conformance;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification.Level;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.security.ClerkMiddleware;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

/**
 * {@code protect.jsonl} against a security filter chain with the real authenticator: the
 * action of a case is its middleware.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(FailedVectors.class)
class ProtectConformanceTests {

	private static final Set<String> FIELDS = Set.of("id", "kind", "caller", "request", "server", "config", "action",
			"args", "expected", "recommended", "why", "deviation", "note", "sdk");

	private static final Set<String> KINDS = Set.of("grid", "authorization", "page-or-api", "clients", "redirect",
			"auth");

	/** Kinds that are not run, with the reason. */
	private static final Map<String, String> OTHER_KINDS = Map.of("next-only", "headers of Next.js mean nothing here",
			"other-sdks", "recorded for comparison only");

	/** Cases that are not run, with the reason. */
	private static final Map<String, String> INEXPRESSIBLE = Map.of("protect/authorization/undefined-values",
			"a requirement of null is refused when it is made");

	private static final Set<String> CALLERS = Set.of("nobody", "junk", "session", "session-bad-signature", "pending",
			"api-key", "api-key-unknown", "m2m", "m2m-expired", "oauth", "oauth-unknown");

	private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_000L);

	private final StubbedBackendApi backendApi = new StubbedBackendApi();

	private final TestClock clock = new TestClock();

	private final Map<JsonNode, ProtectedApplication> applications = new HashMap<>();

	@BeforeAll
	void start() {
		this.backendApi.start();
		this.clock.set(NOW);
	}

	@AfterAll
	void close() {
		this.applications.values().forEach(ProtectedApplication::close);
		this.backendApi.stop();
	}

	static Stream<Vector> vectors() {
		return Vectors.load("protect", FIELDS).filter((vector) -> {
			String caller = vector.get("caller").asString();
			assertThat(KINDS.contains(vector.kind()) || OTHER_KINDS.containsKey(vector.kind())).as(vector.id())
				.isTrue();
			assertThat(CALLERS.contains(caller)).as(vector.id()).isTrue();
			return KINDS.contains(vector.kind()) && !INEXPRESSIBLE.containsKey(vector.id());
		});
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) throws Exception {
		this.backendApi.serveAny(vector.get("server"));
		List<Auth> passed = new ArrayList<>();
		ProtectedApplication application = application(vector.get("config"));
		ClerkMiddleware action = (auth, request) -> passed.add(act(vector, auth, application, request));
		MvcResult result = application.perform(servletRequest(vector.get("request")), action);

		JsonNode outcome = vector.get(vector.isDeviation() ? "recommended" : "expected");
		if ("pass".equals(outcome.get("outcome").asString())) {
			assertThat(result.getResponse().getContentAsString()).isEqualTo("passed");
			assertThat(passed).singleElement().satisfies((auth) -> assertAuth(auth, outcome.get("auth")));
		}
		else {
			assertThat(passed).isEmpty();
			assertRefusal(result.getResponse(), outcome);
		}
	}

	private ProtectedApplication application(JsonNode config) {
		return this.applications.computeIfAbsent(config,
				(key) -> new ProtectedApplication(options(key), this.backendApi, this.clock));
	}

	private ClerkOptions options(JsonNode config) {
		return ClerkOptions.builder()
			.publishableKey(config.get("publishableKey").asString())
			.secretKey(config.get("secretKey").asString())
			.jwtKey(Vectors.key(config.get("jwtKeyRef").asString()))
			.apiUrl(this.backendApi.url())
			.signInUrl(textOrNull(config.path("signInUrl")))
			.signUpUrl(textOrNull(config.path("signUpUrl")))
			.build();
	}

	private static MockHttpServletRequestBuilder servletRequest(JsonNode request) {
		URI url = URI.create(request.get("url").asString());
		int ofScheme = "https".equals(url.getScheme()) ? 443 : 80;
		MockHttpServletRequestBuilder builder = request(HttpMethod.valueOf(request.get("method").asString()), url)
			.with((servletRequest) -> {
				servletRequest.setServerPort((url.getPort() < 0) ? ofScheme : url.getPort());
				return servletRequest;
			});
		request.get("headers")
			.propertyStream()
			.forEach((header) -> builder.header(header.getKey(), header.getValue().asString()));
		return builder;
	}

	private static Auth act(Vector vector, Auth auth, ProtectedApplication application, HttpServletRequest request) {
		JsonNode args = vector.get("args");
		return switch (vector.get("action").asString()) {
			case "protect" -> auth.protect(protection(args));
			case "auth" -> application.narrow(request, auth, accepted(option(args, "acceptsToken")));
			case "redirectToSignIn" -> throw args.isEmpty() ? auth.redirectToSignIn()
					: auth.redirectToSignIn(option(args, "returnBackUrl").asString());
			case "redirectToSignUp" -> throw auth.redirectToSignUp();
			default -> throw new IllegalStateException("Unknown action of " + vector);
		};
	}

	/**
	 * The options may stand in either argument; the first that is set counts.
	 */
	private static @Nullable JsonNode option(JsonNode args, String name) {
		return args.valueStream().filter((arg) -> arg.has(name)).map((arg) -> arg.get(name)).findFirst().orElse(null);
	}

	private static Protection<?> protection(JsonNode args) {
		AcceptedTokens accepted = accepted(option(args, "token"));
		JsonNode predicate = option(args, "predicate");
		Protection<?> protection = (predicate != null) ? protection(accepted, predicate(predicate))
				: Protection.of(accepted);
		List<Requirement> requirements = args.isEmpty() ? List.of() : requirements(args.get(0));
		if (!requirements.isEmpty()) {
			protection = protection.requirement(Requirement.allOf(requirements));
		}
		JsonNode unauthenticated = option(args, "unauthenticatedUrl");
		protection = (unauthenticated != null) ? protection.unauthenticatedUrl(unauthenticated.asString()) : protection;
		JsonNode unauthorized = option(args, "unauthorizedUrl");
		return (unauthorized != null) ? protection.unauthorizedUrl(unauthorized.asString()) : protection;
	}

	private static Protection<?> protection(AcceptedTokens accepted, Predicate<Auth> predicate) {
		return accepted.isAny() ? Protection.of(Auth.class, predicate) : Protection.of(SessionAuth.class, predicate);
	}

	private static AcceptedTokens accepted(@Nullable JsonNode types) {
		if (types == null) {
			return AcceptedTokens.session();
		}
		if (types.isString()) {
			return "any".equals(types.asString()) ? AcceptedTokens.any() : AcceptedTokens.of(type(types));
		}
		return AcceptedTokens.listOf(types.valueStream().map(ProtectConformanceTests::type).toList());
	}

	private static TokenType type(JsonNode name) {
		return Stream.of(TokenType.values())
			.filter((type) -> type.value().equals(name.asString()))
			.findFirst()
			.orElseThrow();
	}

	private static Predicate<Auth> predicate(JsonNode json) {
		if (json.isBoolean()) {
			return (auth) -> json.asBoolean();
		}
		if (json.has("not")) {
			return predicate(json.get("not")).negate();
		}
		if (json.has("any")) {
			return json.get("any").valueStream().map(ProtectConformanceTests::predicate).reduce(Predicate::or).get();
		}
		if (json.has("all")) {
			return json.get("all").valueStream().map(ProtectConformanceTests::predicate).reduce(Predicate::and).get();
		}
		return (auth) -> auth.has(Requirement.allOf(requirements(json)));
	}

	private static List<Requirement> requirements(JsonNode json) {
		List<Requirement> requirements = new ArrayList<>();
		json.propertyStream().forEach((member) -> {
			JsonNode value = member.getValue();
			switch (member.getKey()) {
				case "role" -> requirements.add(Requirement.role(value.asString()));
				case "permission" -> requirements.add(Requirement.permission(value.asString()));
				case "feature" -> requirements.add(Requirement.feature(value.asString()));
				case "plan" -> requirements.add(Requirement.plan(value.asString()));
				case "reverification" -> requirements.add(Requirement.reverification(level(value.get("level")),
						Duration.ofMinutes(value.get("afterMinutes").asLong())));
				case "predicate", "token", "unauthenticatedUrl", "unauthorizedUrl" -> {
				}
				default -> throw new IllegalStateException("Unknown requirement " + member.getKey());
			}
		});
		return requirements;
	}

	private static Level level(JsonNode name) {
		return Stream.of(Level.values())
			.filter((level) -> level.value().equals(name.asString()))
			.findFirst()
			.orElseThrow();
	}

	private static void assertAuth(Auth auth, JsonNode expected) {
		assertThat((auth.tokenType() != null) ? auth.tokenType().value() : null)
			.isEqualTo(textOrNull(expected.path("tokenType")));
		assertThat(auth.isAuthenticated()).isEqualTo(expected.get("isAuthenticated").asBoolean());
		assertThat(auth.userId()).isEqualTo(textOrNull(expected.path("userId")));
	}

	private static void assertRefusal(MockHttpServletResponse response, JsonNode expected) throws Exception {
		assertThat(response.getStatus()).isEqualTo(expected.get("status").asInt());
		assertThat(response.getHeader("Location")).isEqualTo(textOrNull(expected.path("location")));
		assertThat(response.getHeader("WWW-Authenticate")).isEqualTo(textOrNull(expected.path("wwwAuthenticate")));
		assertThat(response.getHeader("Cache-Control")).contains("no-store");
		assertThat(response.getContentAsString().contains("\"reason\":\"reverification-error\""))
			.isEqualTo("reverification".equals(expected.get("outcome").asString()));
	}

	private static @Nullable String textOrNull(JsonNode value) {
		return value.isString() ? value.asString() : null;
	}

}
