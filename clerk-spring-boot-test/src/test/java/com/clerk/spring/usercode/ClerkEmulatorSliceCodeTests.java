package com.clerk.spring.usercode;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.test.AutoConfigureClerkEmulator;
import com.clerk.spring.test.ClerkRoutes;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The code of "Slices" and of "What is public", run.
 */
@WebMvcTest(ClerkEmulatorSliceCodeTests.ProjectController.class)
@AutoConfigureClerkEmulator
class ClerkEmulatorSliceCodeTests {

	@Autowired
	private ClerkRoutes clerkRoutes;

	@Test
	void listsProjects(ClerkEmulator clerk, @Autowired MockMvcTester mvc) {
		String token = clerk.signIn("ada@example.com").sessionToken();

		assertThat(mvc.get().uri("/projects").header("Authorization", "Bearer " + token)).hasStatusOk();
	}

	@Test
	void nothingElseIsPublic() {
		assertThat(this.clerkRoutes).hasNoPublicRouteBut("/", "/sign-in", "/docs/:path*");
		assertThat(this.clerkRoutes.publicRoutes()).containsExactly("GET /docs/{page}");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(ProjectController.class)
	static class Application {

	}

	@RestController
	static class ProjectController {

		@GetMapping("/projects")
		@ClerkProtect
		String list() {
			return "Quay wall";
		}

		@GetMapping("/docs/{page}")
		String docs(@PathVariable String page) {
			return page;
		}

	}

}
