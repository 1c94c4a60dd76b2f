package com.clerk.spring.conformance;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.conformance.Vectors.Vector;
import com.clerk.spring.options.ClerkConfigurationException;
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

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Set<String> FIELDS = Set.of("id", "kind", "caller", "request", "server", "config", "action",
			"args", "expected", "recommended", "why", "deviation", "note", "sdk");

	private static final Set<String> KINDS = Set.of("grid", "authorization", "page-or-api", "clients", "redirect",
			"auth");

	/** Kinds that are not run, with the reason. */
	private static final Map<String, String> OTHER_KINDS = Map.of("next-only", "headers of Next.js mean nothing here",
			"other-sdks", "recorded for comparison only");

	/** What the reference answers where it does not say so. */
	private static final Map<String, Integer> STATUS = Map.of("redirect", 307, "handshake", 307, "not-found", 404,
			"unauthorized", 401, "reverification", 403);

	/** Kinds of caller that have a class, whose predicates see it. */
	private static final Map<AcceptedTokens, Class<? extends Auth>> CLASSES = Map.of(AcceptedTokens.session(),
			SessionAuth.class, AcceptedTokens.of(TokenType.API_KEY), ApiKeyAuth.class,
			AcceptedTokens.of(TokenType.M2M_TOKEN), M2mAuth.class, AcceptedTokens.of(TokenType.OAUTH_TOKEN),
			OAuthAuth.class, AcceptedTokens.any(), Auth.class);

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
			assertThat(KINDS.contains(vector.kind()) || OTHER_KINDS.containsKey(vector.kind())).as(vector.id())
				.isTrue();
			return KINDS.contains(vector.kind());
		});
	}

	@ParameterizedTest(name = "{0}", allowZeroInvocations = true)
	@MethodSource("vectors")
	void conforms(Vector vector) throws Exception {
		this.backendApi.serveAny(vector.get("server"));
		List<Auth> passed = new ArrayList<>();
		JsonNode outcome = vector.get(vector.isDeviation() ? "recommended" : "expected");
		if ("error".equals(outcome.get("outcome").asString())) {
			assertThat(isError(vector, passed)).isTrue();
			assertThat(passed).isEmpty();
			return;
		}

		MockHttpServletResponse response = perform(vector, passed).getResponse();

		if ("pass".equals(outcome.get("outcome").asString())) {
			assertPassed(vector, response);
			assertThat(passed).hasSize(1);
			if (!vector.isDeviation() || outcome.has("auth")) {
				assertAuth(passed.get(0), outcome.path("auth"));
			}
		}
		else {
			assertThat(passed).isEmpty();
			assertRefusal(response, outcome, vector.isDeviation());
		}
		if (vector.get("server").isEmpty()) {
			assertThat(this.backendApi.calls()).isEmpty();
		}
	}

	private MvcResult perform(Vector vector, List<Auth> passed) throws Exception {
		ProtectedApplication application = application(vector.get("config"));
		ClerkMiddleware action = (auth, request) -> passed.add(act(vector, auth, application, request));
		application.forgetAll();
		return application.perform(servletRequest(vector.get("request")), action);
	}

	private ProtectedApplication application(JsonNode config) {
		return this.applications.computeIfAbsent(config,
				(key) -> new ProtectedApplication(options(key), this.backendApi, this.clock));
	}

	private ClerkOptions options(JsonNode config) {
		return VectorOptions.of(config, this.backendApi.url());
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
			case "protect" -> protect(auth, args);
			case "auth" -> narrowed(application.narrow(request, auth, accepted(args, "acceptsToken")), args);
			case "redirectToSignIn" -> throw hasReturnBackUrl(args)
					? auth.redirectToSignIn(VectorJson.textOrNull(args.get(0).get("returnBackUrl")))
					: auth.redirectToSignIn();
			case "redirectToSignUp" -> throw hasReturnBackUrl(args)
					? auth.redirectToSignUp(VectorJson.textOrNull(args.get(0).get("returnBackUrl")))
					: auth.redirectToSignUp();
			default -> throw new IllegalStateException("Unknown action of " + vector);
		};
	}

	private static boolean hasReturnBackUrl(JsonNode args) {
		return args.path(0).has("returnBackUrl");
	}

	private static Auth narrowed(Auth auth, JsonNode args) {
		boolean hidesPending = option(args, "treatPendingAsSignedOut").asBoolean(true);
		return (!hidesPending && auth instanceof SessionAuth session) ? session.includingPending() : auth;
	}

	/**
	 * The options may stand in either argument; the first that is set, and not empty,
	 * counts.
	 */
	private static JsonNode option(JsonNode args, String name) {
		return args.valueStream()
			.map((arg) -> arg.path(name))
			.filter((value) -> !VectorJson.isAbsent(value) && !"".equals(VectorJson.textOrNull(value)))
			.findFirst()
			.orElse(MissingNode.getInstance());
	}

	private static AcceptedTokens accepted(JsonNode args, String option) {
		return VectorTokens.accepted(option(args, option));
	}

	private static Auth protect(Auth auth, JsonNode args) {
		AcceptedTokens accepted = accepted(args, "token");
		JsonNode predicate = args.path(0).path("predicate");
		if (predicate.isMissingNode()) {
			return auth.protect(complete(Protection.of(accepted), args));
		}
		Class<? extends Auth> kind = CLASSES.get(accepted);
		if (kind != null) {
			return auth.protect(complete(Protection.of(kind, predicate(predicate)), args));
		}
		// A list of kinds has no class: code demands the kinds first, then the rest
		// of the caller, who is of one kind then.
		Auth caller = auth.protect(complete(Protection.of(accepted), args));
		return caller.protect(complete(Protection.of(kind(caller, accepted), predicate(predicate)), args));
	}

	private static Class<? extends Auth> kind(Auth caller, AcceptedTokens accepted) {
		// The challenge tells of OAuth wherever the route accepts it.
		boolean any = caller instanceof MachineAuth && accepted.accepts(TokenType.OAUTH_TOKEN);
		return any ? MachineAuth.class : CLASSES.get(AcceptedTokens.of(caller.tokenType()));
	}

	private static <A extends Auth> Protection<A> complete(Protection<A> kind, JsonNode args) {
		Protection<A> protection = kind;
		List<Requirement> requirements = VectorRequirements.of(args.path(0));
		if (!requirements.isEmpty()) {
			protection = protection.requirement(Requirement.allOf(requirements));
		}
		String unauthenticated = VectorJson.textOrNull(option(args, "unauthenticatedUrl"));
		protection = (unauthenticated != null) ? protection.unauthenticatedUrl(unauthenticated) : protection;
		String unauthorized = VectorJson.textOrNull(option(args, "unauthorizedUrl"));
		return (unauthorized != null) ? protection.unauthorizedUrl(unauthorized) : protection;
	}

	private static Predicate<Auth> predicate(JsonNode json) {
		if (json.isBoolean()) {
			return (auth) -> json.asBoolean();
		}
		if (json.has("not")) {
			return predicate(json.get("not")).negate();
		}
		if (json.has("any")) {
			return (auth) -> json.get("any").valueStream().anyMatch((part) -> predicate(part).test(auth));
		}
		if (json.has("all")) {
			return (auth) -> json.get("all").valueStream().allMatch((part) -> predicate(part).test(auth));
		}
		return (auth) -> VectorRequirements.has(auth, json);
	}

	/**
	 * Either the middleware throws, or the configuration is refused: before any request,
	 * or with an answer of 500.
	 */
	private boolean isError(Vector vector, List<Auth> passed) throws Exception {
		try {
			return perform(vector, passed).getResponse().getStatus() == 500;
		}
		catch (IllegalArgumentException | ClerkConfigurationException ex) {
			return true;
		}
	}

	private static void assertPassed(Vector vector, MockHttpServletResponse response) throws Exception {
		assertThat(response.getStatus()).isEqualTo(200);
		if (!"HEAD".equals(vector.get("request").get("method").asString())) {
			assertThat(response.getContentAsString()).isEqualTo("passed");
		}
	}

	private static void assertAuth(Auth auth, JsonNode expected) {
		JsonNode actual = MAPPER.valueToTree(AuthFields.of(auth));
		Stream.concat(Stream.of("tokenType", "isAuthenticated", "userId"), expected.propertyNames().stream())
			.distinct()
			.forEach((field) -> assertThat(VectorJson.comparable(actual.path(field))).as(field)
				.isEqualTo(VectorJson.comparable(expected.path(field))));
	}

	/**
	 * A recommended outcome may leave out the address and the challenge.
	 */
	private static void assertRefusal(MockHttpServletResponse response, JsonNode expected, boolean recommended)
			throws Exception {
		String outcome = expected.get("outcome").asString();
		assertThat(STATUS).containsKey(outcome);
		assertThat(response.getStatus()).isEqualTo(expected.path("status").asInt(STATUS.get(outcome)));
		boolean redirect = outcome.equals("redirect") || outcome.equals("handshake");
		if (!recommended || !redirect || expected.has("location")) {
			assertThat(response.getHeader("Location")).isEqualTo(VectorJson.textOrNull(expected.path("location")));
		}
		if (!recommended || !outcome.equals("unauthorized") || expected.has("wwwAuthenticate")) {
			assertThat(response.getHeader("WWW-Authenticate"))
				.isEqualTo(VectorJson.textOrNull(expected.path("wwwAuthenticate")));
		}
		assertThat(response.getHeader("Cache-Control")).contains("no-store");
		assertThat(response.getContentAsString().contains("\"reason\":\"reverification-error\""))
			.isEqualTo("reverification".equals(outcome));
	}

}
