package com.example.harbor;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application without Clerk: callers are made up by the test support.
 */
@SpringBootTest
@AutoConfigureMockMvc
class HarborApplicationTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private UserTable users;

	@Test
	void homeIsForEverybody() {
		assertThat(this.mvc.get().uri("/")).hasStatusOk()
			.bodyText()
			.contains("Every project finds its harbor", "Sign in");
	}

	@Test
	void dashboardLeadsNobodyToSignIn() {
		assertThat(this.mvc.get().uri("/dashboard").accept(MediaType.TEXT_HTML)).hasStatus(307);
	}

	@Test
	void dashboardShowsWhoTheServerSees() {
		assertThat(this.mvc.get().uri("/dashboard").with(clerkUser("user_ada").org("org_1").role("org:admin")))
			.hasStatusOk()
			.bodyText()
			.contains("user_ada", "org:admin", "No projects yet")
			.doesNotContain("still signed in");
	}

	@Test
	void failedSignOutIsSaid() {
		assertThat(this.mvc.get().uri("/dashboard?sign-out-failed=true").with(clerkUser())).bodyText()
			.contains("still signed in");
	}

	@Test
	void projectAddedByFormIsListed() {
		var ada = clerkUser("user_form").org("org_form");

		assertThat(this.mvc.post().uri("/dashboard/projects").param("name", "<Quay> wall").with(ada)).hasStatus(302);

		assertThat(this.mvc.get().uri("/dashboard").with(ada)).bodyText()
			.contains("&lt;Quay&gt; wall")
			.doesNotContain("<Quay>");
	}

	@Test
	void adminAreaIsForAdministrators() {
		assertThat(this.mvc.get().uri("/admin").accept(MediaType.TEXT_HTML).with(clerkUser().role("org:member")))
			.hasStatus(404);
		assertThat(this.mvc.get().uri("/admin").with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@Test
	void usersAreForThoseWhoRunTheApplication() {
		var admin = clerkUser().role("org:admin");

		assertThat(this.mvc.get().uri("/users").with(admin.org("org_2abcAcme0000000000000000000"))).hasStatusOk();
		assertThat(this.mvc.get().uri("/users").with(admin.org("org_1"))).hasStatus(404);
		assertThat(this.mvc.get().uri("/users").with(admin)).hasStatus(404);
		assertThat(this.mvc.get()
			.uri("/users")
			.with(clerkUser().org("org_2abcAcme0000000000000000000").role("org:member"))).hasStatus(404);
	}

	@Test
	void userWhomNoWebhookToldOfIsWrittenDownAtFirstSight() {
		assertThat(this.mvc.get().uri("/dashboard").with(clerkUser("user_new"))).bodyText().contains("not known yet");
		assertThat(this.users.find("user_new")).hasValueSatisfying((user) -> assertThat(user.deleted()).isFalse());
	}

	@Test
	void deletedUserWhoseTokenIsStillGoodMakesNothing() {
		var gone = clerkUser("user_left").permission("org:invoices:create");
		this.users.delete("user_left");

		assertThat(this.mvc.post().uri("/dashboard/projects").param("name", "Jetty").with(gone)).hasStatus(404);
		assertThat(this.mvc.get().uri("/dashboard").with(gone)).hasStatus(404);
		assertThat(this.mvc.post()
			.uri("/api/projects")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\":\"Jetty\"}")
			.with(gone)).hasStatus(404);
		assertThat(this.mvc.get().uri("/api/projects").with(gone)).hasStatusOk().bodyText().doesNotContain("Jetty");
	}

	@Test
	void billingLeadsToAnExplanation() {
		assertThat(this.mvc.get().uri("/billing").with(clerkUser())).hasStatus(307)
			.redirectedUrl()
			.endsWith("/no-access");
		assertThat(this.mvc.get().uri("/billing").with(clerkUser().plan("gold"))).hasStatusOk();
	}

	@Test
	void projectsOfOthersAreNotSeen() {
		create("user_a", "Pier");

		assertThat(this.mvc.get().uri("/api/projects").with(clerkUser("user_b"))).hasStatusOk()
			.bodyText()
			.isEqualTo("[]");
	}

	@Test
	void creatingByApiNeedsThePermissionBeforeTheBodyIsRead() {
		var broken = this.mvc.post().uri("/api/projects").contentType(MediaType.APPLICATION_JSON).content("{broken");

		assertThat(broken.with(clerkUser())).hasStatus(404);
		assertThat(broken.with(clerkUser().permission("org:invoices:create"))).hasStatus(400);
	}

	@Test
	void deletingEverythingNeedsFreshFactors() {
		var delete = this.mvc.delete().uri("/api/projects");

		assertThat(delete.with(clerkUser().role("org:admin"))).hasStatus(204);
		assertThat(delete.with(clerkUser().role("org:admin").claim("fva", List.of(60, -1)))).hasStatus(403);
	}

	@Test
	void whoAmIAnswersEverybody() {
		assertThat(this.mvc.get().uri("/api/me")).hasStatusOk().bodyJson().extractingPath("$.userId").isNull();
		assertThat(this.mvc.get().uri("/api/me").with(clerkUser("user_1"))).bodyJson()
			.extractingPath("$.userId")
			.isEqualTo("user_1");
	}

	@Test
	void everyOtherWayOfProtectingRefusesNobodyInParticular() {
		for (String path : List.of("/api/session", "/api/reports", "/api/internal/status",
				"/api/teams/acme/settings")) {
			assertThat(this.mvc.get().uri(path)).as(path).hasStatus(404);
			assertThat(this.mvc.get().uri(path).with(clerkUser().org("org_1").orgSlug("acme").role("org:admin")))
				.as(path)
				.hasStatusOk();
		}
	}

	@Test
	void teamSettingsAreForTheTeamInThePath() {
		assertThat(this.mvc.get()
			.uri("/api/teams/globex/settings")
			.with(clerkUser().org("org_1").orgSlug("acme").role("org:admin"))).hasStatus(404);
	}

	@Test
	void deskOfAnOrganizationIsForTheOneInThePath() {
		var desk = this.mvc.get().uri("/orgs/acme").accept(MediaType.TEXT_HTML);

		assertThat(desk.with(clerkUser().org("org_1").orgSlug("acme"))).hasStatusOk()
			.bodyText()
			.contains("The desk of acme");
		assertThat(desk.with(clerkUser().org("org_2").orgSlug("globex"))).hasStatus(404);
		assertThat(this.mvc.get().uri("/orgs/acme").accept(MediaType.TEXT_HTML).with(clerkUser())).hasStatus(404);
	}

	private void create(String userId, String name) {
		assertThat(this.mvc.post().uri("/dashboard/projects").param("name", name).with(clerkUser(userId)))
			.hasStatus(302);
	}

}
