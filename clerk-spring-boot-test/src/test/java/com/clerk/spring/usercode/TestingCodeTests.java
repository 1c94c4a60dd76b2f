package com.clerk.spring.usercode;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Service;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.security.ClerkAuth;
import com.clerk.spring.test.WithClerkUser;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkSignedOut;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The code of "Tests, without Clerk", run: no keys, no imports.
 */
@WebMvcTest(TestingCodeTests.ProjectController.class)
class TestingCodeTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private MockMvc mockMvc;

	@Autowired
	private Projects projects;

	@Test
	void listsProjects() {
		assertThat(this.mvc.get().uri("/projects").with(clerkUser("user_1").org("org_1"))).hasStatusOk()
			.hasBodyTextEqualTo("user_1 org_1 null");
	}

	@Test
	void listsProjectsOfAnOrganization() throws Exception {
		this.mockMvc
			.perform(get("/projects")
				.with(clerkUser("user_1").org("org_1").role("org:admin").permission("org:projects:create")))
			.andExpect(status().isOk())
			.andExpect(content().string("user_1 org_1 org:admin"));
	}

	@Test
	void deletingNeedsARole() {
		assertThat(this.mvc.delete().uri("/projects/7").with(clerkUser().role("org:member"))).hasStatus(404);
		assertThat(this.mvc.delete().uri("/projects/7").with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@Test
	@WithClerkUser(userId = "user_1", orgRole = "org:admin")
	void adminsCanDelete() {
		assertThat(this.projects.deleteAll("org_1")).isEqualTo("user_1 deleted org_1");
	}

	@Test
	@WithClerkUser(userId = "user_1", orgRole = "org:member")
	void othersCannotDelete() {
		assertThatExceptionOfType(ClerkDeniedException.class).isThrownBy(() -> this.projects.deleteAll("org_1"));
	}

	@Test
	@WithClerkUser(userId = "user_1", orgId = "org_1")
	void requestsOfTheMethodAreSignedInUnlessTheySayOtherwise() {
		assertThat(this.mvc.get().uri("/projects")).hasBodyTextEqualTo("user_1 org_1 null");
		assertThat(this.mvc.get().uri("/projects").with(clerkUser("user_2"))).hasBodyTextEqualTo("user_2 null null");
		assertThat(this.mvc.get().uri("/projects").with(clerkSignedOut())).hasStatus(404);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ ProjectController.class, Projects.class })
	static class Application {

	}

	@Service
	static class Projects {

		@ClerkProtect(role = "org:admin")
		String deleteAll(String orgId) {
			return ClerkAuth.current().userId() + " deleted " + orgId;
		}

	}

	@RestController
	@ClerkProtect
	static class ProjectController {

		@GetMapping("/projects")
		String list(SessionAuth auth) {
			return auth.userId() + " " + auth.orgId() + " " + auth.orgRole();
		}

		@DeleteMapping("/projects/{id}")
		@ClerkProtect(role = "org:admin", reverification = Reverification.STRICT)
		void delete(@PathVariable String id) {
		}

	}

}
