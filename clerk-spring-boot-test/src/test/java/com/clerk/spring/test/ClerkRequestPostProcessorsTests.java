package com.clerk.spring.test;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.test.context.web.WebAppConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkSignedOut;
import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

@ExtendWith(SpringExtension.class)
@WebAppConfiguration
@Import(ProjectsApplication.class)
class ClerkRequestPostProcessorsTests {

	@Autowired
	private WebApplicationContext context;

	private MockMvcTester mvc;

	@BeforeEach
	void setUp() {
		this.mvc = MockMvcTester.from(this.context, (builder) -> builder.apply(springSecurity()).build());
	}

	@Test
	void requestWithoutAUserIsSignedOut() {
		assertThat(this.mvc.get().uri("/projects")).hasStatus(404);
	}

	@Test
	void someUserIsSignedIn() {
		get(clerkUser(), "/projects", "user_test in null");
	}

	@Test
	void userIsSignedIn() {
		get(clerkUser("user_1"), "/projects", "user_1 in null");
	}

	@Test
	void userOfAnOrganizationIsSignedIn() {
		get(clerkUser("user_1").org("org_1").orgSlug("acme"), "/projects", "user_1 in org_1");
	}

	@Test
	void roleIsHeld() {
		get(clerkUser().role("org:admin"), "/admin", "admin");
		assertThat(this.mvc.get().uri("/admin").with(clerkUser().role("org:member"))).hasStatus(404);
	}

	@Test
	void permissionIsHeld() {
		assertThat(this.mvc.post().uri("/projects").with(clerkUser().permission("org:projects:create"))).hasStatusOk();
		assertThat(this.mvc.post().uri("/projects").with(clerkUser())).hasStatus(404);
	}

	@Test
	void featureAndPlanAreHeld() {
		get(clerkUser().feature("export").plan("gold"), "/export", "export");
		assertThat(this.mvc.get().uri("/export").with(clerkUser().feature("export"))).hasStatus(404);
	}

	@Test
	void factorsAreFresh() {
		get(clerkUser(), "/strict", "strict");
		assertThat(this.mvc.get().uri("/strict").with(clerkUser().factorsVerified(Duration.ofDays(1)))).hasStatus(403);
		assertThat(
				this.mvc.get().uri("/strict").with(clerkUser().factorsVerified(Duration.ZERO, Duration.ofMinutes(11))))
			.hasStatus(403);
	}

	@Test
	void claimIsThere() {
		get(clerkUser().claim("metadata", Map.of("tier", "gold")), "/claim", "{tier=gold}");
	}

	@Test
	void pendingUserIsSignedOut() {
		assertThat(this.mvc.get().uri("/projects").with(clerkUser().pending())).hasStatus(404);
	}

	@Test
	void tokenIsMadeUp() {
		get(clerkUser("user_1"), "/token", "made-up-token-of-user_1");
	}

	@Test
	void authoritiesAreThoseOfTheUser() {
		get(clerkUser().role("org:admin").permission("org:invoices:read"), "/spring/admin", "admin");
		assertThat(this.mvc.get().uri("/spring/admin").with(clerkUser().role("org:member"))).hasStatus(404);
	}

	@Test
	void springSecurityKnowsTheUser() {
		get(clerkUser("user_1"), "/spring/user", "user_1");
		assertThat(this.mvc.get().uri("/spring/user")).hasStatus(404);
		assertThat(this.mvc.get().uri("/spring/user").with(clerkUser().pending())).hasStatus(404);
	}

	@Test
	void allWaysToTheCallerGiveTheSameObject() {
		get(clerkUser(), "/same", "true");
	}

	@Test
	void unsafeRequestIsNoCrossSiteRequest() {
		assertThat(this.mvc.post().uri("/projects").with(clerkUser().permission("org:projects:create"))).hasStatusOk();
	}

	@Test
	void signInPageIsKnown() {
		get(clerkUser(), "/sign-in-url",
				"https://accounts.example.com/sign-in?redirect_url=http%3A%2F%2Flocalhost%2Fsign-in-url");
	}

	@Test
	void servicesSeeTheUser() {
		get(clerkUser().role("org:admin"), "/billing", "paid");
		assertThat(this.mvc.get().uri("/billing").with(clerkUser())).hasStatus(404);
	}

	@Test
	void sharedUserIsNotChangedByWhatIsAddedToIt() {
		ClerkUserRequestPostProcessor user = clerkUser();
		assertThat(user.role("org:admin")).isNotNull();

		assertThat(this.mvc.get().uri("/admin").with(user)).hasStatus(404);
	}

	@Test
	@WithClerkUser
	void annotationSignsIn() {
		assertThat(this.mvc.get().uri("/projects")).hasStatusOk().hasBodyTextEqualTo("user_test in null");
	}

	@Test
	@WithClerkUser(userId = "user_1", orgId = "org_1", orgSlug = "acme", orgRole = "org:admin",
			orgPermissions = "org:projects:create", features = "export", plans = "gold")
	void annotationSaysWhoSignsIn() {
		assertThat(this.mvc.get().uri("/projects")).hasStatusOk().hasBodyTextEqualTo("user_1 in org_1");
		assertThat(this.mvc.post().uri("/projects")).hasStatusOk();
		assertThat(this.mvc.get().uri("/admin")).hasStatusOk();
		assertThat(this.mvc.get().uri("/export")).hasStatusOk();
		assertThat(this.mvc.get().uri("/billing")).hasStatusOk();
	}

	@Test
	@WithClerkUser(pending = true)
	void pendingUserOfAnnotationIsSignedOut() {
		assertThat(this.mvc.get().uri("/projects")).hasStatus(404);
	}

	@Test
	@WithClerkUser
	void signedOutRequestIsSignedOutWhereTheAnnotationSignsIn() {
		assertThat(this.mvc.get().uri("/projects").with(clerkSignedOut())).hasStatus(404);
	}

	private void get(RequestPostProcessor user, String path, String body) {
		assertThat(this.mvc.get().uri(path).with(user)).hasStatusOk().hasBodyTextEqualTo(body);
	}

}
