package com.example.harbor;

import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application without Clerk: callers are made up by the test support.
 */
@SpringBootTest(properties = "harbor.operators=org_operators")
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
	void failedSignOutIsSaidOnceAndNotByAnAddress() {
		var told = this.mvc.get().uri("/").cookie(new Cookie("harbor_sign_out_failed", "1"));

		MvcTestResult page = told.with(clerkUser()).exchange();
		assertThat(page).bodyText().contains("still signed in");
		assertThat(page).cookies().hasMaxAge("harbor_sign_out_failed", Duration.ZERO);
		assertThat(this.mvc.get().uri("/").cookie(new Cookie("harbor_sign_out_failed", "1"))).bodyText()
			.doesNotContain("still signed in");
		assertThat(this.mvc.get().uri("/dashboard?sign-out-failed=x").with(clerkUser())).bodyText()
			.doesNotContain("still signed in");
	}

	@Test
	void pageTellsItsScriptsWhomItWasMadeFor() {
		assertThat(this.mvc.get().uri("/").with(clerkUser().org("org_1"))).bodyText()
			.contains("data-session=\"sess_", "data-organization=\"org_1\"");
		assertThat(this.mvc.get().uri("/")).bodyText().doesNotContain("data-session", "data-organization");
	}

	@Test
	void signingOutTwiceLeadsHome() {
		assertThat(this.mvc.post().uri("/sign-out").accept(MediaType.TEXT_HTML)).hasStatus(302).hasRedirectedUrl("/");
	}

	@Test
	void signingOutAfterTheTokensLifeGoesOnAsAVisit() {
		assertThat(this.mvc.post().uri("/sign-out?redirect_url=/learn").header("Sec-Fetch-Site", "same-origin"))
			.hasRedirectedUrl("/sign-out?redirect_url=%2Flearn")
			.cookies()
			.isHttpOnly("harbor_sign_out_asked", true);
		assertThat(this.mvc.post().uri("/sign-out").header("Sec-Fetch-Site", "cross-site")).cookies()
			.doesNotContainCookie("harbor_sign_out_asked");
	}

	@Test
	void addressSignsNobodyOut() {
		assertThat(this.mvc.get().uri("/sign-out").with(clerkUser())).hasRedirectedUrl("http://localhost/")
			.headers()
			.doesNotContainHeader("Set-Cookie");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dashboard", "/admin" })
	void formOfSomebodyWhomTheServerNoLongerKnowsLeadsBackToItsPage(String page) {
		MvcTestResult refused = this.mvc.post().uri(page).accept(MediaType.TEXT_HTML).param("name", "Pier").exchange();

		assertThat(refused).redirectedUrl()
			.endsWith("redirect_url=" + URLEncoder.encode("http://localhost" + page, UTF_8));
		assertThat(this.mvc.get().uri(page).with(clerkUser().role("org:admin"))).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a\u202eb", "a\u2066b", "a\u0000b", "a\nb", "a\u2028b" })
	void nameThatIsNoneIsToldBesideItsField(String name) {
		assertThat(this.mvc.post().uri("/dashboard").param("name", name).with(clerkUser("user_wrong"))).hasStatus(400)
			.bodyText()
			.contains("id=\"name-error\"", "aria-describedby=\"name-error\"", "No projects yet");
		assertThat(postJson(name).with(clerkUser("user_wrong"))).hasStatus(400);
	}

	@Test
	void nameThatIsTooLongIsKeptInItsField() {
		String name = "Pier ".repeat(17).strip();

		assertThat(this.mvc.post().uri("/dashboard").param("name", name).with(clerkUser("user_wrong"))).hasStatus(400)
			.bodyText()
			.contains("value=\"" + name + "\"", "80 characters at most");
	}

	@Test
	void ownerWithManyProjectsIsToldAndNobodyElse() {
		for (int i = 0; i < 100; i++) {
			create("user_many", "Pier " + i);
		}

		assertThat(this.mvc.post().uri("/dashboard").param("name", "Jetty").with(clerkUser("user_many"))).hasStatus(400)
			.bodyText()
			.contains("keeps no more projects");
		assertThat(postJson("Jetty").with(clerkUser("user_many"))).hasStatus(409);
		create("user_few", "Jetty");
	}

	@Test
	void memberWhoIsNoAdministratorAddsNothingInEitherWay() {
		var member = clerkUser("user_m").org("org_m").role("org:member").permission("org:invoices:create");

		assertThat(this.mvc.get().uri("/dashboard").with(member)).bodyText()
			.contains("administrators add projects")
			.doesNotContain("id=\"name\"");
		assertThat(this.mvc.post().uri("/dashboard").param("name", "Jetty").with(member)).hasStatus(404);
		assertThat(postJson("Jetty").with(member)).hasStatus(404);
		assertThat(this.mvc.get().uri("/api/projects").with(member)).bodyText().isEqualTo("[]");
	}

	@Test
	void userWithoutAnOrganizationAddsInBothWaysAndClearsInNone() {
		var bob = clerkUser("user_alone");

		create("user_alone", "Skiff");
		assertThat(postJson("Raft").with(bob)).hasStatus(201);

		assertThat(this.mvc.post().uri("/admin").with(bob)).hasStatus(404);
		assertThat(this.mvc.delete().uri("/api/projects").with(bob)).hasStatus(404);
		assertThat(this.mvc.get().uri("/api/projects").with(bob)).bodyText().contains("Skiff", "Raft");
	}

	@Test
	void clearingNeedsTheRoleAndFreshFactorsInBothWays() {
		var member = clerkUser("user_c").org("org_c").role("org:member");
		var admin = clerkUser("user_d").org("org_c").role("org:admin");
		var stale = clerkUser("user_d").org("org_c").role("org:admin").claim("fva", List.of(60, -1));
		assertThat(postJson("Pier").with(admin)).hasStatus(201);

		assertThat(this.mvc.post().uri("/admin").with(member)).hasStatus(404);
		assertThat(this.mvc.delete().uri("/api/projects").with(member)).hasStatus(404);
		assertThat(this.mvc.post().uri("/admin").with(stale)).hasStatus(302).hasRedirectedUrl("/admin");
		assertThat(this.mvc.delete().uri("/api/projects").with(stale)).hasStatus(403);
		assertThat(this.mvc.get().uri("/admin").with(stale)).bodyText()
			.contains("1</strong> project belongs", "Sign in again")
			.doesNotContain("Delete all of them");

		assertThat(this.mvc.post().uri("/admin").with(admin)).hasStatus(302).hasRedirectedUrl("/admin");
		assertThat(this.mvc.get().uri("/api/projects").with(admin)).bodyText().isEqualTo("[]");
		assertThat(postJson("Pier").with(admin)).hasStatus(201);
		assertThat(this.mvc.delete().uri("/api/projects").with(admin)).hasStatus(204);
		assertThat(this.mvc.get().uri("/api/projects").with(admin)).bodyText().isEqualTo("[]");
	}

	@Test
	void projectAddedByFormIsListed() {
		var ada = clerkUser("user_form").org("org_form").role("org:admin");

		assertThat(this.mvc.post().uri("/dashboard").param("name", "<Quay> wall").with(ada)).hasStatus(302);

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

		assertThat(this.mvc.get().uri("/users").with(admin.org("org_operators"))).hasStatusOk();
		assertThat(this.mvc.get().uri("/users").with(admin.org("org_1"))).hasStatus(404);
		assertThat(this.mvc.get().uri("/users").with(admin)).hasStatus(404);
		assertThat(this.mvc.get().uri("/users").with(clerkUser().org("org_operators").role("org:member")))
			.hasStatus(404);
	}

	@Test
	void userWhomNoWebhookToldOfIsWrittenDownAtFirstSight() {
		assertThat(this.mvc.get().uri("/dashboard").with(clerkUser("user_new"))).bodyText().contains("not known yet");
		assertThat(this.users.find("user_new")).hasValueSatisfying((user) -> assertThat(user.deleted()).isFalse());
	}

	@Test
	void deletedUserWhoseTokenIsStillGoodMakesNothing() {
		var gone = clerkUser("user_left").role("org:admin");
		this.users.delete("user_left");

		assertThat(this.mvc.post().uri("/dashboard").param("name", "Jetty").with(gone)).hasStatus(404);
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

	private MockMvcTester.MockMvcRequestBuilder postJson(String name) {
		return this.mvc.post()
			.uri("/api/projects")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"name\":\"" + name.replace("\n", "\\n").replace("\0", "\\u0000") + "\"}");
	}

	private void create(String userId, String name) {
		assertThat(this.mvc.post().uri("/dashboard").param("name", name).with(clerkUser(userId))).hasStatus(302);
	}

}
