package com.clerk.spring.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.github.tomakehurst.wiremock.WireMockServer;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.security.ClerkAuth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Routes that accept machine tokens, over a real port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST, "clerk.secret-key=" + TestKeys.SECRET_TEST,
				"clerk.routes.protected[0].paths=/rules/m2m/:path*", "clerk.routes.protected[0].token=m2m_token",
				"clerk.routes.protected[1].paths=/rules/any", "clerk.routes.protected[1].token=any",
				"clerk.routes.protected[2].paths=/rules/scoped", "clerk.routes.protected[2].token=api_key,oauth_token",
				"clerk.routes.protected[2].scopes=read,write", "clerk.machine-token-cache.ttl=0s" })
class MachineRoutesTests {

	private static final String CHALLENGE_WITH_METADATA = "Bearer resource_metadata=\"https://";

	private static final WireMockServer CLERK = new WireMockServer(wireMockConfig().dynamicPort());

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void clerk(DynamicPropertyRegistry registry) {
		CLERK.start();
		registry.add("clerk.api-url", CLERK::baseUrl);
	}

	@BeforeAll
	static void startClerk() {
		CLERK.start();
	}

	@AfterAll
	static void stopClerk() {
		CLERK.stop();
	}

	@BeforeEach
	void serveTokens() {
		CLERK.resetAll();
		CLERK.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404).withBody("{\"errors\":[]}")));
		serve("/api_keys/verify", "{\"secret\":\"ak_good\"}", "user_1");
		serve("/m2m_tokens/verify", "{\"token\":\"mt_good\"}", "mch_1");
		serve("/oauth_applications/access_tokens/verify", "{\"access_token\":\"oat_good\"}", "user_2");
	}

	private static void serve(String path, String request, String subject) {
		CLERK.stubFor(post(path).withRequestBody(equalToJson(request))
			.willReturn(okJson("{\"id\":\"id_1\",\"subject\":\"" + subject
					+ "\",\"scopes\":[\"read\"],\"claims\":null,\"revoked\":false,\"expired\":false}")));
	}

	@ParameterizedTest
	@CsvSource({ "ak_good, user_1", "mt_good, mch_1", "oat_good, user_2" })
	void anAnnotationAcceptsEveryKindItNames(String token, String subject) throws Exception {
		HttpResponse<String> response = get("/annotated/machines", token);

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(subject);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/annotated/key", "/argument/key", "/code/key" })
	void aKeyPassesAndOthersAreUnauthorized(String path) throws Exception {
		assertThat(get(path, "ak_good").body()).isEqualTo("user_1");

		for (String token : new String[] { "ak_unknown", "mt_good", "oat_good", "junk", null }) {
			HttpResponse<String> refused = get(path, token);
			assertThat(refused.statusCode()).as(token).isEqualTo(401);
			assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
			assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/current/annotated, user_1", "/current/annotated?asked, user_1", "/current/argument?asked, user_1",
			"/current/optional, null", "/open?asked, null", "/forward/open, null", "/include/key, null user_1 null",
			"/forward/key, user_1", "/current/callable, user_1" })
	void whatAHandlerCallsSeesTheMachineThatTheHandlerAccepts(String path, String subject) throws Exception {
		assertThat(get(path, "ak_good").body()).isEqualTo(subject);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/annotated/key", "/argument/key", "/code/key", "/rules/any", "/annotated/machines" })
	void aTokenIsVerifiedOnceForARequest(String path) throws Exception {
		get(path, "ak_good");

		assertThat(CLERK.getAllServeEvents()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ak_junk", "mt_junk", "oat_junk", "ak_good" })
	void anOpenRouteVerifiesNothing(String token) throws Exception {
		assertThat(get("/open", token).body()).isEqualTo("null");
		assertThat(get("/open/argument", token).body()).isEqualTo("SESSION_TOKEN null");

		assertThat(CLERK.getAllServeEvents()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/annotated/key", "/argument/key", "/code/key", "/rules/m2m/a", "/annotated/session" })
	void aKindThatIsNotAcceptedCostsNoCall(String path) throws Exception {
		assertThat(get(path, "oat_good").statusCode()).isIn(401, 404);

		assertThat(CLERK.getAllServeEvents()).isEmpty();
	}

	@Test
	void aSessionRouteHidesFromMachines() throws Exception {
		assertThat(get("/annotated/session", "ak_good").statusCode()).isEqualTo(404);
	}

	@Test
	void rulesAcceptTheKindsTheyName() throws Exception {
		assertThat(get("/rules/m2m/a", "mt_good").body()).isEqualTo("mch_1");
		assertThat(get("/rules/m2m/a", "mt_unknown").statusCode()).isEqualTo(401);
		assertThat(get("/rules/m2m/a", null).statusCode()).isEqualTo(401);
		assertThat(get("/rules/any", "oat_good").statusCode()).isEqualTo(200);
		assertThat(get("/rules/any", null).statusCode()).isEqualTo(404);
	}

	@Test
	void aRouteThatAcceptsOAuthTellsWhereToGetAToken() throws Exception {
		HttpResponse<String> refused = get("/annotated/machines", "oat_unknown");

		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith(CHALLENGE_WITH_METADATA)
			.endsWith("/.well-known/oauth-protected-resource\"");
	}

	@Test
	void aTokenThatLacksAScopeIsToldWhichAreNeeded() throws Exception {
		HttpResponse<String> refused = get("/rules/scoped", "ak_good");

		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.headers().firstValue("WWW-Authenticate"))
			.hasValue("Bearer error=\"insufficient_scope\", scope=\"read write\"");
		assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(get("/rules/scoped", "ak_unknown").statusCode()).isEqualTo(401);
		assertThat(get("/rules/scoped", "mt_good").statusCode()).isEqualTo(401);
		assertThat(get("/annotated/scoped", "ak_good").body()).isEqualTo("user_1");
		assertThat(get("/annotated/other-scope", "ak_good").statusCode()).isEqualTo(403);
	}

	@Test
	void anOptionalArgumentIsEmptyForOtherCallers() throws Exception {
		assertThat(get("/argument/optional", "ak_good").body()).isEqualTo("user_1");
		assertThat(get("/argument/optional", "ak_unknown").body()).isEqualTo("nobody");
		assertThat(get("/argument/optional", "mt_good").body()).isEqualTo("nobody");
		assertThat(get("/argument/optional", null).body()).isEqualTo("nobody");
	}

	@Test
	void anOutageIsTemporaryWhereTheKindIsAcceptedAndNothingElsewhere() throws Exception {
		CLERK.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));

		HttpResponse<String> refused = get("/annotated/key", "ak_good");
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow())).isPositive();
		assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(get("/open", "ak_good").statusCode()).isEqualTo(200);
		assertThat(get("/annotated/session", "ak_good").statusCode()).isEqualTo(404);
		assertThat(get("/rules/m2m/a", "ak_good").statusCode()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "revoked", "expired" })
	void aTokenThatHasEndedIsRefused(String ended) throws Exception {
		CLERK.stubFor(post("/api_keys/verify")
			.willReturn(okJson("{\"id\":\"id_1\",\"subject\":\"user_1\",\"" + ended + "\":true}")));

		assertThat(get("/annotated/key", "ak_" + ended).statusCode()).isEqualTo(401);
	}

	private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		if (token != null) {
			request.header("Authorization", "Bearer " + token);
		}
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Controller.class)
	static class Application {

		@Bean
		Filter whoAsksBeforeTheHandlerIsKnown() {
			return (request, response, chain) -> {
				if ("asked".equals(((HttpServletRequest) request).getQueryString())) {
					ClerkAuth.current().isAuthenticated();
				}
				chain.doFilter(request, response);
			};
		}

	}

	@RestController
	static class Controller {

		@GetMapping("/open")
		String open() {
			return String.valueOf(ClerkAuth.current().userId());
		}

		@GetMapping("/current/annotated")
		@ClerkProtect(token = TokenType.API_KEY)
		String currentOfAnnotated() {
			return open();
		}

		@GetMapping("/current/callable")
		Callable<String> currentOfCallable(ApiKeyAuth auth) {
			return this::open;
		}

		@GetMapping("/forward/open")
		@ClerkProtect(token = TokenType.API_KEY)
		void forwardOpen(HttpServletRequest request, HttpServletResponse response) throws Exception {
			request.getRequestDispatcher("/open").forward(request, response);
		}

		@GetMapping("/forward/key")
		void forwardKey(HttpServletRequest request, HttpServletResponse response) throws Exception {
			request.getRequestDispatcher("/current/annotated").forward(request, response);
		}

		@GetMapping("/include/key")
		void includeKey(HttpServletRequest request, HttpServletResponse response) throws Exception {
			response.getWriter().write(open() + " ");
			request.getRequestDispatcher("/fragment").include(request, response);
			response.getWriter().write(" " + open());
		}

		@GetMapping("/fragment")
		@ClerkProtect(token = TokenType.API_KEY)
		void fragment(HttpServletResponse response) throws IOException {
			response.getWriter().write(open());
		}

		@GetMapping("/current/argument")
		String currentOfArgument(ApiKeyAuth auth) {
			return open();
		}

		@GetMapping("/current/optional")
		String currentOfOptional(Optional<ApiKeyAuth> auth) {
			return open();
		}

		@GetMapping("/open/argument")
		String openArgument(Auth auth) {
			return auth.tokenType() + " " + auth.userId();
		}

		@GetMapping("/annotated/session")
		@ClerkProtect
		String session() {
			return "session";
		}

		@GetMapping("/annotated/key")
		@ClerkProtect(token = TokenType.API_KEY)
		String key(ApiKeyAuth auth) {
			return auth.subject();
		}

		@GetMapping("/annotated/scoped")
		@ClerkProtect(token = TokenType.API_KEY, scopes = "read")
		String scoped(ApiKeyAuth auth) {
			return auth.subject();
		}

		@GetMapping("/annotated/other-scope")
		@ClerkProtect(token = TokenType.API_KEY, scopes = "READ")
		String otherScope(ApiKeyAuth auth) {
			return auth.subject();
		}

		@GetMapping("/annotated/machines")
		@ClerkProtect(token = { TokenType.API_KEY, TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN })
		String machines(MachineAuth auth) {
			return auth.subject();
		}

		@GetMapping("/argument/key")
		String keyArgument(ApiKeyAuth auth) {
			return auth.subject();
		}

		@GetMapping("/argument/optional")
		String optional(Optional<ApiKeyAuth> auth) {
			return auth.map(ApiKeyAuth::subject).orElse("nobody");
		}

		@GetMapping("/code/key")
		String code() {
			ApiKeyAuth auth = ClerkAuth.current().protect(ApiKeyAuth.class);
			return ClerkAuth.current().protect(TokenType.API_KEY).getToken().equals(auth.getToken()) ? auth.subject()
					: "another";
		}

		@GetMapping("/rules/m2m/a")
		String m2m(Auth auth) {
			return auth.protect(M2mAuth.class).subject();
		}

		@GetMapping("/rules/any")
		String any(Auth auth) {
			return "passed";
		}

	}

}
