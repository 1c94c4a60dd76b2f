package com.example.harbor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import com.clerk.spring.test.ClerkEmulatorTest;

import static com.clerk.spring.test.ClerkRequestPostProcessors.clerkUser;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sign-in form of the pages that have Clerk's browser client, and the way back from
 * it.
 */
@ClerkEmulatorTest(properties = "clerk.satellite.allowed-origins=http://shop.localhost:9090")
@AutoConfigureMockMvc
@ActiveProfiles("browser")
class SignInPageTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void formIsForEverybodyWhoIsNotSignedIn() {
		assertThat(this.mvc.get().uri("/sign-in")).hasStatusOk()
			.bodyText()
			.contains("id=\"sign-in-form\"", "id=\"identifier\"", "id=\"password\"", "id=\"submit\"",
					"data-way-back=\"http://localhost/dashboard\"");
	}

	/**
	 * On an instance of one's own nobody takes a password from a plain form.
	 */
	@Test
	void formIsSentByScriptAloneUnlessTheLocalClerkTakesIt() {
		assertThat(this.mvc.get().uri("/sign-in")).bodyText()
			.contains("<noscript>")
			.doesNotContainPattern("<form id=\"sign-in-form\"[^>]* action=");
	}

	@ParameterizedTest
	@CsvSource({ "/protected?a=1, http://localhost/protected?a=1", "http://localhost/users, http://localhost/users",
			"learn/roles, http://localhost/learn/roles" })
	void wayBackIsAnAddressOfTheApplication(String wanted, String wayBack) {
		assertThat(this.mvc.get().uri("/sign-in?redirect_url={url}", wanted)).bodyText()
			.contains("data-way-back=\"" + wayBack + "\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example/", "http://localhost:81/", "javascript:alert(1)",
			"http://localhost@evil.example/", "https://localhost/", "/sign-in", "/sign-in?redirect_url=/sign-in", "\\",
			"/\\evil.example", "http://shop.localhost:9091/", "%", "mailto:ada@example.com", "http:", "" })
	void anythingElseLeadsToTheDashboardOrHome(String wanted) {
		assertThat(this.mvc.get().uri("/sign-in?redirect_url={url}", wanted)).hasStatusOk()
			.bodyText()
			.containsPattern("data-way-back=\"http://localhost/(?:dashboard)?\"");
	}

	@Test
	void satelliteThatIsListedIsAWayBack() {
		assertThat(this.mvc.get().uri("/sign-in?redirect_url={url}", "http://shop.localhost:9090/dashboard?a=1"))
			.bodyText()
			.contains("data-way-back=\"http://shop.localhost:9090/dashboard?a=1\"");
	}

	@Test
	void whoeverIsSignedInGoesBackAtOnce() {
		assertThat(this.mvc.get().uri("/sign-in?redirect_url={url}", "/protected").with(clerkUser())).hasStatus(302)
			.hasRedirectedUrl("http://localhost/protected");
	}

}
