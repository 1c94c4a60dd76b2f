package com.clerk.spring.usercode;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.M2mAuth;
import com.clerk.spring.auth.OAuthAuth;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.M2mTokenQuery;
import com.clerk.spring.backend.M2mTokenRequest;
import com.clerk.spring.model.ClerkM2mToken;
import com.clerk.spring.outgoing.ClerkTokenInterceptors;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedMachine;

import static com.clerk.spring.security.ClerkConfigurer.clerk;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkApiKey;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkM2m;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkOAuth;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "Machine tokens", run on a local Clerk.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.http.clients.redirects=dont-follow", "clerk.routes.protected[0].paths=/m2m/:path*",
				"clerk.routes.protected[0].token=m2m_token", "clerk.routes.protected[1].paths=/rules/:path*",
				"clerk.routes.protected[1].token[0]=api_key", "clerk.routes.protected[1].token[1]=oauth_token",
				"clerk.routes.protected[1].scopes=partner" })
@AutoConfigureMockMvc
class MachineTokenCodeTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void annotationsAndArgumentsSayWhichTokensAreAccepted() {
		assertThat(this.mvc.get().uri("/reports")).hasStatus(401);
		assertThat(this.mvc.get().uri("/reports").with(clerkApiKey("org_1").scope("a").claim("tier", "gold")))
			.hasBodyTextEqualTo("org_1 [a] {tier=gold}");
		assertThat(this.mvc.post().uri("/projects").with(clerkUser("user_1"))).hasBodyTextEqualTo("user_1");
		assertThat(this.mvc.post().uri("/projects").with(clerkOAuth("user_2"))).hasBodyTextEqualTo("user_2");
		assertThat(this.mvc.post().uri("/projects").with(clerkApiKey())).hasStatus(401);
		assertThat(this.mvc.get().uri("/status").with(clerkM2m("mch_1"))).hasBodyTextEqualTo("mch_1");
		assertThat(this.mvc.get().uri("/feed")).hasBodyTextEqualTo("nobody");
		assertThat(this.mvc.get().uri("/feed").with(clerkApiKey("user_1"))).hasBodyTextEqualTo("user_1");
		assertThat(this.mvc.post().uri("/mcp").content("x").with(clerkOAuth("user_1").scope("email")))
			.hasBodyTextEqualTo("user_1 by client_test");
		assertThat(this.mvc.post().uri("/mcp").content("x").with(clerkOAuth())).hasStatus(403);
	}

	@Test
	void rulesSayItWithoutCode() {
		assertThat(this.mvc.get().uri("/m2m/here").with(clerkM2m())).hasStatusOk();
		assertThat(this.mvc.get().uri("/m2m/here").with(clerkUser())).hasStatus(401);
		assertThat(this.mvc.get().uri("/rules/here").with(clerkOAuth().scope("partner"))).hasStatusOk();
		assertThat(this.mvc.get().uri("/rules/here").with(clerkOAuth())).hasStatus(403);
	}

	@Test
	void codeSaysItToo() {
		assertThat(this.mvc.get().uri("/code").with(clerkApiKey("user_1").scope("partner")))
			.hasBodyTextEqualTo("user_1");
		assertThat(this.mvc.get().uri("/code").with(clerkApiKey("user_1"))).hasStatus(403);
		assertThat(this.mvc.get().uri("/code").with(clerkUser())).hasStatus(401);
	}

	@Test
	void anOwnChainSaysWhichItAccepts() {
		assertThat(this.mvc.get().uri("/partner/here").with(clerkOAuth().scope("partner"))).hasStatusOk();
		assertThat(this.mvc.get().uri("/partner/here").with(clerkOAuth())).hasStatus(403);
		assertThat(this.mvc.get().uri("/partner/here").with(clerkApiKey().scope("partner"))).hasStatus(401);
	}

	@Test
	void anotherServiceIsCalledWithATokenOfOurMachine(@LocalServerPort int port, @Autowired RestClient.Builder builder,
			@Autowired ClerkTokenInterceptors tokens, @Autowired EmulatedMachine shop) {
		String address = "http://localhost:" + port;
		RestClient orders = builder.baseUrl(address).requestInterceptor(tokens.ofMachine(address)).build();

		assertThat(orders.get().uri("/status").retrieve().body(String.class)).isEqualTo(shop.id());
	}

	@Test
	void anotherServiceIsCalledWithTheTokenOfOurCaller(@LocalServerPort int port, @Autowired ClerkEmulator clerk) {
		String key = clerk.apiKeys().create((k) -> k.subject("user_7").scopes("forward")).token();

		String answer = RestClient.create("http://localhost:" + port)
			.get()
			.uri("/forward")
			.header("Authorization", "Bearer " + key)
			.retrieve()
			.body(String.class);

		assertThat(answer).isEqualTo("user_7 [forward] {}");
	}

	@Test
	void tokensAreManaged(@Autowired ClerkM2m clerkM2m, @Autowired EmulatedMachine shop) {
		ClerkM2mToken token = clerkM2m
			.createToken(M2mTokenRequest.create().expiresIn(Duration.ofDays(1)).claims(Map.of("job", "import")));

		assertThat(token.token()).startsWith("mt_");
		assertThat(token.subject()).isEqualTo(shop.id());
		assertThat(clerkM2m.verifyToken(token.token()).claims()).containsEntry("job", "import");
		assertThat(clerkM2m.listTokens(M2mTokenQuery.ofMachine(shop.id()).includingExpired()).m2mTokens())
			.extracting(ClerkM2mToken::id)
			.contains(token.id());
		assertThat(clerkM2m.revokeToken(token.id(), "job is done").revocationReason()).isEqualTo("job is done");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalClerk {

		@Bean
		ClerkEmulator localClerk() {
			return ClerkEmulator.builder().start();
		}

		@Bean
		EmulatedMachine shop(ClerkEmulator clerk) {
			return clerk.machines().create("shop");
		}

		@Bean
		DynamicPropertyRegistrar clerkProperties(ClerkEmulator clerk, EmulatedMachine shop) {
			return (registry) -> {
				clerk.properties().forEach((name, value) -> registry.add(name, () -> value));
				registry.add("clerk.machine-secret-key", shop::secretKey);
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ Endpoints.class, Forwarding.class })
	static class Application {

		@Bean
		@Order(1)
		SecurityFilterChain api(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.with(clerk(), (c) -> c.tokens(TokenType.SESSION_TOKEN, TokenType.OAUTH_TOKEN));
			http.authorizeHttpRequests(
					(a) -> a.requestMatchers("/partner/**").hasAuthority("SCOPE_partner").anyRequest().authenticated());
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain everythingElse(HttpSecurity http) {
			http.with(clerk(), (c) -> {
			});
			http.csrf((csrf) -> csrf.disable());
			http.authorizeHttpRequests((a) -> a.anyRequest().permitAll());
			return http.build();
		}

	}

	@RestController
	static class Endpoints {

		@GetMapping("/reports")
		@ClerkProtect(token = TokenType.API_KEY)
		String reports(ApiKeyAuth auth) {
			return auth.subject() + " " + auth.scopes() + " " + auth.claims();
		}

		@PostMapping("/projects")
		@ClerkProtect(token = { TokenType.SESSION_TOKEN, TokenType.OAUTH_TOKEN })
		String create(Auth auth) {
			return auth.userId();
		}

		@GetMapping("/status")
		String status(M2mAuth auth) {
			return auth.subject();
		}

		@GetMapping("/feed")
		String feed(Optional<ApiKeyAuth> auth) {
			return auth.map(ApiKeyAuth::subject).orElse("nobody");
		}

		@PostMapping("/mcp")
		@ClerkProtect(token = TokenType.OAUTH_TOKEN, scopes = "email")
		String mcp(OAuthAuth auth, @RequestBody String call) {
			return auth.userId() + " by " + auth.clientId();
		}

		@GetMapping("/code")
		String code(Auth auth) {
			return auth.protect(Protection.of(ApiKeyAuth.class).scopes("partner")).subject();
		}

		@GetMapping({ "/m2m/here", "/rules/here", "/partner/here" })
		String here() {
			return "here";
		}

	}

	@RestController
	static class Forwarding {

		private final RestClient.Builder builder;

		private final ClerkTokenInterceptors tokens;

		Forwarding(RestClient.Builder builder, ClerkTokenInterceptors tokens) {
			this.builder = builder;
			this.tokens = tokens;
		}

		@GetMapping("/forward")
		@ClerkProtect(token = TokenType.API_KEY)
		String forward(HttpServletRequest request) {
			String address = "http://localhost:" + request.getLocalPort();
			return this.builder.clone()
				.requestInterceptor(this.tokens.ofCaller(address))
				.build()
				.get()
				.uri(address + "/reports")
				.retrieve()
				.body(String.class);
		}

	}

}
