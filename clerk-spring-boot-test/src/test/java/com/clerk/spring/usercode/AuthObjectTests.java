package com.clerk.spring.usercode;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification.Level;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenErrorReason;
import com.clerk.spring.token.TokenVerificationException;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkSignedOut;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of "The Auth object", run.
 */
@SpringBootTest
@AutoConfigureMockMvc
class AuthObjectTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void questionsAreAnsweredForEverybody() {
		assertThat(this.mvc.get().uri("/questions").with(clerkSignedOut()))
			.hasBodyTextEqualTo("false session_token null null false");
		assertThat(this.mvc.get()
			.uri("/questions")
			.with(clerkUser("user_1").org("org_1").role("org:admin").permission("org:invoices:read").feature("export")))
			.hasBodyTextEqualTo("true session_token user_1 org_1 true");
	}

	@Test
	void protectingInCodeReturnsTheSession() {
		var admin = clerkUser("user_1").role("org:admin").permission("org:invoices:read");

		assertThat(this.mvc.get().uri("/protect").with(admin)).hasBodyTextEqualTo("user_1");
		assertThat(this.mvc.get().uri("/protect").with(clerkUser("user_1").permission("org:invoices:read")))
			.hasStatus(307)
			.redirectedUrl()
			.endsWith("/no-access");
		assertThat(this.mvc.get().uri("/protect").with(clerkSignedOut())).hasStatus(404);
	}

	@Test
	void kindOfTokenCanBeDemanded() {
		assertThat(this.mvc.get().uri("/api-key").with(clerkUser())).hasStatus(401);
		assertThat(this.mvc.get().uri("/session-or-oauth").with(clerkUser("user_1"))).hasBodyTextEqualTo("user_1");
	}

	@Test
	void redirectsThrowByThemselves() {
		assertThat(this.mvc.get().uri("/sign-me-in")).hasStatus(307)
			.redirectedUrl()
			.contains("/sign-in?redirect_url=http%3A%2F%2Flocalhost%2Fsign-me-in");
		assertThat(this.mvc.get().uri("/sign-me-up")).hasStatus(307)
			.redirectedUrl()
			.contains("/sign-up?redirect_url=http%3A%2F%2Flocalhost%2Fwelcome");
		assertThat(this.mvc.get().uri("/link")).bodyText().startsWith("redirect:https://").contains("/sign-in?");
	}

	@Test
	void pendingSessionIsShownWhenAskedFor() {
		assertThat(this.mvc.get().uri("/pending").with(clerkUser("user_1").pending()))
			.hasBodyTextEqualTo("null pending user_1");
	}

	@Test
	void customClaimsAreARecord() {
		assertThat(this.mvc.get().uri("/tier").with(clerkUser().claim("tier", "gold").claim("seats", 3)))
			.hasBodyTextEqualTo("Tier[tier=gold, seats=3]");
	}

	@Test
	void callerIsKnownWithoutAnArgument() {
		assertThat(this.mvc.get().uri("/service").with(clerkUser("user_1"))).hasBodyTextEqualTo("user_1");
		assertThat(this.mvc.get().uri("/function").with(clerkUser("user_1"))).hasBodyTextEqualTo("user_1");
		assertThat(this.mvc.get().uri("/function")).hasStatus(404);
	}

	@Test
	void whatDoesNotComeAsARequestIsVerifiedByHand(@Autowired SessionTokenVerifier verifier,
			@Autowired RequestAuthenticator authenticator, @Autowired ClerkOptions options) {
		assertThatExceptionOfType(TokenVerificationException.class).isThrownBy(() -> verifier.verify("junk"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(TokenErrorReason.TOKEN_INVALID));
		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/socket")
			.header("Authorization", "Bearer junk")
			.build();
		assertThat(authenticator.authenticate(request, options).status()).isEqualTo(RequestState.Status.SIGNED_OUT);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ AuthController.class, Greeter.class })
	static class Application {

		@Bean
		RouterFunction<ServerResponse> functional() {
			return RouterFunctions.route()
				.GET("/function", (request) -> ServerResponse.ok().body(ClerkAuth.current().protect().userId()))
				.build();
		}

	}

	@Service
	static class Greeter {

		String name() {
			return String.valueOf(ClerkAuth.current().userId());
		}

	}

	record Tier(String tier, int seats) {

	}

	@RestController
	static class AuthController {

		private final Greeter greeter;

		AuthController(Greeter greeter) {
			this.greeter = greeter;
		}

		@GetMapping("/questions")
		String questions(Auth auth) {
			boolean all = auth.has(Requirement.permission("org:invoices:read").and(Requirement.feature("export")))
					&& auth.has(Requirement.role("org:admin").or(Requirement.plan("gold"))) && auth.hasRole("org:admin")
					&& auth.hasPermission("org:invoices:read") && auth.hasFeature("export") && !auth.hasPlan("gold");
			return auth.isAuthenticated() + " " + auth.tokenType().value() + " " + auth.userId() + " " + auth.orgId()
					+ " " + all;
		}

		@GetMapping("/protect")
		String protect(Auth auth) {
			SessionAuth session = auth.protect();
			session = auth.protect(Requirement.permission("org:invoices:read"));
			session = auth.protect((a) -> a.factorVerificationAge() != null);
			session = auth.protect(Requirement.reverification(Level.FIRST_FACTOR, Duration.ofMinutes(30)));
			session = auth.protect(Protection.of(Requirement.role("org:admin"))
				.unauthorizedUrl("/no-access")
				.unauthenticatedUrl("/sign-in"));
			return session.userId();
		}

		@GetMapping("/api-key")
		String apiKey(Auth auth) {
			ApiKeyAuth key = auth.protect(ApiKeyAuth.class);
			key = auth.protect(Protection.of(ApiKeyAuth.class, (a) -> a.scopes().contains("projects:write")));
			return key.id();
		}

		@GetMapping("/session-or-oauth")
		String sessionOrOAuth(Auth auth) {
			Auth caller = auth.protect(TokenType.SESSION_TOKEN, TokenType.OAUTH_TOKEN);
			return caller.userId();
		}

		@GetMapping("/sign-me-in")
		String signMeIn(Auth auth) {
			throw auth.redirectToSignIn();
		}

		@GetMapping("/sign-me-up")
		String signMeUp(Auth auth) {
			throw auth.redirectToSignUp("/welcome");
		}

		@GetMapping("/link")
		String link(Auth auth) {
			return "redirect:" + auth.signInUrl();
		}

		@GetMapping("/pending")
		String pending(Auth anybody) {
			SessionAuth auth = (SessionAuth) anybody;
			return auth.userId() + " " + auth.sessionStatus() + " " + auth.includingPending().userId();
		}

		@GetMapping("/tier")
		String tier(SessionAuth auth) {
			return auth.claims().as(Tier.class).toString();
		}

		@GetMapping("/service")
		String service() {
			return this.greeter.name();
		}

	}

}
