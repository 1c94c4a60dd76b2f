package com.example.harbor;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.clerk.spring.test.WithClerkUser;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(AdminController.class)
@Import(Projects.class)
class AdminControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void nobodyGetsIn() {
		assertThat(this.mvc.get().uri("/admin")).hasStatus(404);
	}

	@Test
	void memberDoesNotGetIn() {
		assertThat(this.mvc.get().uri("/admin").with(clerkUser().role("org:member"))).hasStatus(404);
	}

	@Test
	@WithClerkUser(orgSlug = "acme", orgRole = "org:admin")
	void administratorGetsIn() {
		assertThat(this.mvc.get().uri("/admin")).hasStatusOk().bodyText().contains("acme");
	}

}
