package com.clerk.spring.usercode;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ApiKeyAuth;
import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification.Level;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.test.WithClerkUser;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkApiKey;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "The Auth object", run.
 */
@SpringBootTest(properties = { "clerk.sign-in-url=https://accounts.example.com/sign-in",
		"clerk.sign-up-url=https://accounts.example.com/sign-up" })
@AutoConfigureMockMvc
class AuthObjectCodeTests {

	private static final String SIGN_IN = "https://accounts.example.com/sign-in";

	@Autowired
	private MockMvcTester mvc;

	@Test
	void everyAuthSaysWhoItIs() {
		assertThat(this.mvc.get().uri("/who")).hasBodyTextEqualTo("false SESSION_TOKEN null null");
		assertThat(this.mvc.get().uri("/who").with(clerkUser("user_1").org("org_1")))
			.hasBodyTextEqualTo("true SESSION_TOKEN user_1 org_1");
	}

	@Test
	void hasCombinesRequirements() {
		var both = clerkUser().permission("org:invoices:read").feature("export");

		assertThat(this.mvc.get().uri("/has")).hasBodyTextEqualTo("false false false");
		assertThat(this.mvc.get().uri("/has").with(both)).hasBodyTextEqualTo("false true true");
		assertThat(this.mvc.get().uri("/has").with(clerkUser().role("org:admin")))
			.hasBodyTextEqualTo("true false true");
	}

	@Test
	void hasComesInShortForms() {
		var all = clerkUser().role("org:admin").permission("org:invoices:read").feature("export").plan("gold");

		assertThat(this.mvc.get().uri("/has-short")).hasBodyTextEqualTo("false false false false");
		assertThat(this.mvc.get().uri("/has-short").with(all)).hasBodyTextEqualTo("true true true true");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/protect", "/protect/requirement", "/protect/predicate", "/protect/freshness",
			"/protect/kinds" })
	void protectReturnsTheCallerOrRefuses(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatus(404);
		assertThat(this.mvc.get().uri(path).with(clerkUser("user_1").permission("org:invoices:read"))).hasStatusOk()
			.hasBodyTextEqualTo("user_1");
	}

	@Test
	void requirementAndPredicateRefuseUsersToo() {
		assertThat(this.mvc.get().uri("/protect/requirement").with(clerkUser())).hasStatus(404);
		assertThat(this.mvc.get().uri("/protect/predicate").with(clerkUser().claim("fva", List.of()))).hasStatus(404);
	}

	@Test
	void freshnessOfOnesOwnAsksToVerifyAgain() {
		assertThat(this.mvc.get().uri("/protect/freshness").with(clerkUser().factorsVerified(Duration.ofMinutes(31))))
			.hasStatus(403)
			.bodyJson()
			.extractingPath("$.clerk_error.metadata.reverification.afterMinutes")
			.isEqualTo(30);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/protect/api-key", "/protect/machine", "/protect/scope" })
	void sessionIsNoMachine(String path) {
		assertThat(this.mvc.get().uri(path).with(clerkUser())).hasStatus(401)
			.headers()
			.containsHeader("WWW-Authenticate");
	}

	@Test
	void protectionSaysWhereToSendThoseItRefuses() {
		assertThat(this.mvc.get().uri("/protect/urls")).hasStatus(307).hasRedirectedUrl("http://localhost/sign-in");
		assertThat(this.mvc.get().uri("/protect/urls").with(clerkUser())).hasStatus(307)
			.hasRedirectedUrl("http://localhost/no-access");
		assertThat(this.mvc.get().uri("/protect/urls").with(clerkUser("user_1").role("org:admin")))
			.hasBodyTextEqualTo("user_1");
	}

	@Test
	void redirectsThrowByThemselves() {
		assertThat(this.mvc.get().uri("/redirect/sign-in")).hasStatus(307)
			.hasRedirectedUrl(SIGN_IN + "?redirect_url=http%3A%2F%2Flocalhost%2Fredirect%2Fsign-in");
		assertThat(this.mvc.get().uri("/redirect/sign-up")).hasStatus(307)
			.hasRedirectedUrl("https://accounts.example.com/sign-up?redirect_url=http%3A%2F%2Flocalhost%2Fwelcome");
	}

	@Test
	void signInUrlIsForLinks() {
		assertThat(this.mvc.get().uri("/link"))
			.hasBodyTextEqualTo("redirect:" + SIGN_IN + "?redirect_url=http%3A%2F%2Flocalhost%2Flink");
	}

	@Test
	void pendingSessionIsShownOnRequest() {
		var pending = clerkUser("user_1").pending();

		assertThat(this.mvc.get().uri("/pending").with(pending)).hasBodyTextEqualTo("null pending user_1");
		assertThat(this.mvc.get().uri("/protect").with(pending)).hasStatus(404);
		assertThat(this.mvc.get().uri("/pending/welcome").with(pending)).hasBodyTextEqualTo("user_1");
	}

	@Test
	void customClaimsAreATypedRecord() {
		assertThat(this.mvc.get().uri("/claims").with(clerkUser().claim("tier", "gold").claim("seats", 5)))
			.hasBodyTextEqualTo("Tier[tier=gold, seats=5] gold");
	}

	@Test
	void tokenIsThereToBeHandedOn() {
		assertThat(this.mvc.get().uri("/token")).hasBodyTextEqualTo("none");
		assertThat(this.mvc.get().uri("/token").with(clerkUser())).bodyText().isNotEqualTo("none");
	}

	@Test
	void tokensForOthersAreMadeUpForAMadeUpUser() {
		assertThat(this.mvc.get().uri("/tokens")).hasBodyTextEqualTo("null null null");
		assertThat(this.mvc.get().uri("/tokens").with(clerkUser("user_1"))).hasBodyTextEqualTo(
				"made-up-token-of-user_1 made-up-supabase-token-of-user_1 made-up-supabase-token-of-user_1");
	}

	@Test
	void userIsMadeUpForAMadeUpUser() {
		assertThat(this.mvc.get().uri("/me")).hasBodyTextEqualTo("nobody");
		assertThat(this.mvc.get().uri("/me").with(clerkUser("user_1"))).hasBodyTextEqualTo("user_1 null null");
		assertThat(this.mvc.get()
			.uri("/me")
			.with(clerkUser("user_1").email("ada@example.com").profile("first_name", "Ada")))
			.hasBodyTextEqualTo("user_1 Ada ada@example.com");
	}

	@Test
	void userOfAMadeUpMachineIsMadeUp() {
		assertThat(this.mvc.get().uri("/machine/owner").with(clerkApiKey("user_1")))
			.hasBodyTextEqualTo("user_1 made-up-token-of-user_1");
		assertThat(this.mvc.get().uri("/machine/owner").with(clerkApiKey("org_1")))
			.hasBodyTextEqualTo("no user made-up-token-of-org_1");
	}

	@Test
	@WithClerkUser(userId = "user_1")
	void userIsMadeUpOutsideARequestToo() {
		assertThat(ClerkAuth.current().user().id()).isEqualTo("user_1");
		assertThat(ClerkAuth.current().getToken("supabase")).isEqualTo("made-up-supabase-token-of-user_1");
	}

	@Test
	void serviceKnowsTheCaller() {
		assertThat(this.mvc.get().uri("/service").with(clerkUser("user_1"))).hasBodyTextEqualTo("user_1");
		assertThat(this.mvc.get().uri("/service")).hasStatus(404);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ AskingController.class, ProtectingController.class, Projects.class })
	static class Application {

	}

	record Tier(String tier, int seats) {

	}

	@Service
	static class Projects {

		String owner() {
			return ClerkAuth.current().protect().userId();
		}

	}

	@RestController
	static class AskingController {

		private final Projects projects;

		AskingController(Projects projects) {
			this.projects = projects;
		}

		@GetMapping("/who")
		String who(Auth auth) {
			return auth.isAuthenticated() + " " + auth.tokenType() + " " + auth.userId() + " " + auth.orgId();
		}

		@GetMapping("/has")
		String has(Auth auth) {
			boolean role = auth.has(Requirement.role("org:admin"));
			boolean and = auth.has(Requirement.permission("org:invoices:read").and(Requirement.feature("export")));
			boolean or = auth.has(Requirement.permission("org:invoices:read").or(Requirement.role("org:admin")));
			return role + " " + and + " " + or;
		}

		@GetMapping("/has-short")
		String hasShort(Auth auth) {
			return auth.hasRole("org:admin") + " " + auth.hasPermission("org:invoices:read") + " "
					+ auth.hasFeature("export") + " " + auth.hasPlan("gold");
		}

		@GetMapping("/link")
		String link(Auth auth) {
			return "redirect:" + auth.signInUrl();
		}

		@GetMapping("/pending")
		String pending(Auth auth) {
			SessionAuth session = (SessionAuth) auth;
			return session.userId() + " " + session.sessionStatus() + " " + session.includingPending().userId();
		}

		@GetMapping("/claims")
		String claims(SessionAuth auth) {
			Tier tier = auth.claims().as(Tier.class);
			String name = auth.claims().getString("tier");
			return tier + " " + name;
		}

		@GetMapping("/token")
		String token(Auth auth) {
			return (auth.getToken() != null) ? auth.getToken() : "none";
		}

		@GetMapping("/tokens")
		String tokens(Auth auth) {
			String same = auth.getToken();
			String other = auth.getToken("supabase");
			String shorter = auth.getToken(TokenRequest.template("supabase").expiresIn(Duration.ofMinutes(5)));
			return same + " " + other + " " + shorter;
		}

		@GetMapping("/me")
		String me(Auth auth) {
			ClerkUser me = auth.user();
			return (me != null) ? me.id() + " " + me.firstName() + " " + me.primaryEmail() : "nobody";
		}

		@GetMapping("/machine/owner")
		String owner(ApiKeyAuth auth) {
			ClerkUser owner = auth.user();
			return ((owner != null) ? owner.id() : "no user") + " " + auth.getToken("supabase");
		}

		@GetMapping("/service")
		String service() {
			return this.projects.owner();
		}

	}

	@RestController
	static class ProtectingController {

		@GetMapping("/protect")
		String protect(Auth auth) {
			SessionAuth session = auth.protect();
			return session.userId();
		}

		@GetMapping("/protect/requirement")
		String requirement(Auth auth) {
			SessionAuth session = auth.protect(Requirement.permission("org:invoices:read"));
			return session.userId();
		}

		@GetMapping("/protect/predicate")
		String predicate(Auth auth) {
			SessionAuth session = auth.protect((a) -> a.factorVerificationAge() != null);
			return session.userId();
		}

		@GetMapping("/protect/freshness")
		String freshness(Auth auth) {
			SessionAuth session = auth.protect(Requirement.reverification(Level.FIRST_FACTOR, Duration.ofMinutes(30)));
			return session.userId();
		}

		@GetMapping("/protect/kinds")
		String kinds(Auth auth) {
			Auth any = auth.protect(TokenType.SESSION_TOKEN, TokenType.OAUTH_TOKEN);
			return any.userId();
		}

		@GetMapping("/protect/api-key")
		String apiKey(Auth auth) {
			ApiKeyAuth key = auth.protect(ApiKeyAuth.class);
			return key.id();
		}

		@GetMapping("/protect/machine")
		String machine(Auth auth) {
			MachineAuth machine = auth.protect(MachineAuth.class);
			return machine.id();
		}

		@GetMapping("/protect/scope")
		String scope(Auth auth) {
			ApiKeyAuth key = auth
				.protect(Protection.of(ApiKeyAuth.class, (a) -> a.scopes().contains("projects:write")));
			return key.id();
		}

		@GetMapping("/protect/urls")
		String urls(Auth auth) {
			SessionAuth session = auth.protect(Protection.of(Requirement.role("org:admin"))
				.unauthorizedUrl("/no-access")
				.unauthenticatedUrl("/sign-in"));
			return session.userId();
		}

		@GetMapping("/redirect/sign-in")
		String signIn(Auth auth) {
			throw auth.redirectToSignIn();
		}

		@GetMapping("/redirect/sign-up")
		String signUp(Auth auth) {
			auth.redirectToSignUp("/welcome");
			return "never reached";
		}

		@GetMapping("/pending/welcome")
		@ClerkProtect(pendingSessions = true)
		String welcome(SessionAuth auth) {
			return auth.userId();
		}

	}

}
