package com.clerk.spring.usercode;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenType;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "Protect a controller, use the caller", run.
 */
@SpringBootTest
@AutoConfigureMockMvc
class ProtectControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void signedInUserSeesTheirProjects() {
		assertThat(this.mvc.get().uri("/projects").with(clerkUser("user_1").org("org_1"))).hasStatusOk()
			.bodyJson()
			.extractingPath("$[0].name")
			.isEqualTo("project of user_1 in org_1");
	}

	@Test
	void nobodyGetsNotFound() {
		assertThat(this.mvc.get().uri("/projects")).hasStatus(404);
	}

	@Test
	void browserOfNobodyIsSentToSignIn() {
		assertThat(this.mvc.get()
			.uri("/projects")
			.accept(MediaType.TEXT_HTML)
			.cookie(new Cookie("__clerk_db_jwt", "dvb_1"), new Cookie("__client_uat", "0"))).hasStatus(307)
			.headers()
			.hasHeaderSatisfying("Location", (location) -> assertThat(location.get(0)).contains("/sign-in"));
	}

	@Test
	void browserThatClerkMayKnowIsSentToAskFirst() {
		assertThat(this.mvc.get().uri("/projects").accept(MediaType.TEXT_HTML)).hasStatus(307)
			.headers()
			.hasHeaderSatisfying("Location",
					(location) -> assertThat(location.get(0)).contains("/v1/client/handshake?redirect_url="));
	}

	@Test
	void creatingNeedsThePermissionOfTheMethod() {
		var create = this.mvc.post().uri("/projects").contentType(MediaType.APPLICATION_JSON).content("""
				{"name":"Quay wall"}""");

		assertThat(create.with(clerkUser("user_1").permission("org:projects:create"))).hasStatusOk();
		assertThat(create.with(clerkUser("user_1").permission("org:projects:read"))).hasStatus(404);
	}

	@Test
	void deletingNeedsRoleAndFreshFactors() {
		var delete = this.mvc.delete().uri("/projects/7");

		assertThat(delete.with(clerkUser().role("org:admin"))).hasStatusOk();
		assertThat(delete.with(clerkUser().role("org:member"))).hasStatus(404);
		assertThat(delete.with(clerkUser().role("org:admin").claim("fva", List.of(60, -1)))).hasStatus(403)
			.bodyJson()
			.extractingPath("$.clerk_error.reason")
			.isEqualTo("reverification-error");
	}

	@Test
	void importIsForMachines() {
		assertThat(this.mvc.post().uri("/import").with(clerkUser())).hasStatus(401);
	}

	@Test
	void openPageKnowsWhoIsThere() {
		assertThat(this.mvc.get().uri("/")).hasStatusOk().hasBodyTextEqualTo("hello null");
		assertThat(this.mvc.get().uri("/").with(clerkUser("user_1"))).hasStatusOk().hasBodyTextEqualTo("hello user_1");
	}

	@Test
	void argumentOfASessionMeansSignedInUnlessOptional() {
		assertThat(this.mvc.get().uri("/bare")).hasStatus(404);
		assertThat(this.mvc.get().uri("/bare").with(clerkUser("user_1"))).hasStatusOk();
		assertThat(this.mvc.get().uri("/optional")).hasStatusOk().hasBodyTextEqualTo("nobody");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ ProjectController.class, HomeController.class })
	static class Application {

	}

	record Project(String name) {

	}

	record NewProject(String name) {

	}

	@RestController
	@ClerkProtect
	static class ProjectController {

		@GetMapping("/projects")
		List<Project> list(SessionAuth auth) {
			return List.of(new Project("project of " + auth.userId() + " in " + auth.orgId()));
		}

		@PostMapping("/projects")
		@ClerkProtect(permission = "org:projects:create")
		Project create(@RequestBody NewProject body, SessionAuth auth) {
			return new Project(body.name());
		}

		@PostMapping("/import")
		@ClerkProtect(token = { TokenType.API_KEY, TokenType.OAUTH_TOKEN })
		void importAll(MachineAuth auth) {
		}

		@DeleteMapping("/projects/{id}")
		@ClerkProtect(role = "org:admin", reverification = Reverification.STRICT)
		void delete(@PathVariable String id) {
		}

	}

	@RestController
	static class HomeController {

		@GetMapping("/")
		String home(Auth auth) {
			return "hello " + auth.userId();
		}

		@GetMapping("/bare")
		String bare(SessionAuth auth) {
			return auth.userId();
		}

		@GetMapping("/optional")
		String optional(Optional<SessionAuth> auth) {
			return auth.map(SessionAuth::userId).orElse("nobody");
		}

	}

}
