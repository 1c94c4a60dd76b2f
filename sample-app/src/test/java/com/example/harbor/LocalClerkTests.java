package com.example.harbor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

import com.clerk.spring.test.LocalClerk;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * The application on a local Clerk, as {@link LocalHarborApplication} starts it, driven
 * by a client that follows redirects and keeps cookies like a browser.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ LocalClerk.class, LocalHarborApplication.DemoUsers.class })
@ActiveProfiles("webhooks")
class LocalClerkTests {

	private static final String ADA = "ada%2Bclerk_test%40example.com";

	private static final String BOB = "bob%2Bclerk_test%40example.com";

	@LocalServerPort
	private int port;

	@Autowired
	private ClerkEmulator clerk;

	private final HttpClient browser = HttpClient.newBuilder()
		.followRedirects(Redirect.NORMAL)
		.cookieHandler(new LocalhostCookies())
		.build();

	@Test
	void userSignsInOnAPageAndComesBack() throws Exception {
		HttpResponse<String> signIn = visit("/dashboard");
		assertThat(signIn.uri().toString()).startsWith(this.clerk.url() + "/sign-in");

		HttpResponse<String> back = submit(signIn.uri(), "identifier=" + ADA + "&password=correct-horse-42");

		assertThat(back.statusCode()).isEqualTo(200);
		assertThat(back.uri()).hasPath("/dashboard").hasPort(this.port);
		assertThat(back.body()).contains("user_2demoAda000000000000000000");
		assertThat(visit("/admin").statusCode()).isEqualTo(200);
	}

	@Test
	void userWithoutTheRoleIsRefusedTheAdminArea() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + BOB + "&password=battery-staple-42");

		assertThat(visit("/dashboard").body()).contains("user_2demoBob000000000000000000");
		assertThat(visit("/admin").statusCode()).isEqualTo(404);
	}

	@Test
	void deskOfAnOrganizationIsForItsMembers() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + BOB + "&password=battery-staple-42");

		HttpResponse<String> acme = visit("/orgs/acme");

		assertThat(acme.uri()).hasPath("/orgs/acme").hasPort(this.port);
		assertThat(acme.statusCode()).isEqualTo(404);
		assertThat(acme.body()).doesNotContain("The desk of");
	}

	@Test
	void thoseWhoRunTheApplicationSeeWhomClerkToldOf() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + ADA + "&password=correct-horse-42");

		assertThat(visit("/users").body()).contains("ada+clerk_test@example.com", "bob+clerk_test@example.com");
	}

	@Test
	void userSignsOut() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + ADA + "&password=correct-horse-42");

		HttpResponse<String> home = submit(address("/sign-out"), "");

		assertThat(home.uri()).hasPath("/");
		assertThat(home.body()).contains("Create an account");
		assertThat(visit("/dashboard").uri().toString()).startsWith(this.clerk.url() + "/sign-in");
	}

	@Test
	void signingOutThatWasAskedForGoesOnAsAVisit() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + ADA + "&password=correct-horse-42");

		HttpRequest visit = HttpRequest.newBuilder(address("/sign-out"))
			.header("Accept", "text/html")
			.header("Cookie", "harbor_sign_out_asked=1")
			.build();
		HttpResponse<String> home = this.browser.send(visit, BodyHandlers.ofString());

		assertThat(home.uri()).hasPath("/");
		assertThat(home.body()).contains("Create an account");
		assertThat(visit("/dashboard").uri().toString()).startsWith(this.clerk.url() + "/sign-in");
	}

	@Test
	void signingOutThatClerkDoesNotTakeIsSaidOnce() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + ADA + "&password=correct-horse-42");
		this.clerk.faults().fail("/v1/sessions/{id}/revoke", 500, 10);

		HttpResponse<String> dashboard = submit(address("/sign-out"), "");
		this.clerk.faults().clear();

		assertThat(dashboard.uri()).hasPath("/dashboard").hasNoQuery();
		assertThat(dashboard.body()).contains("still signed in", "id=\"sign-out\"");
		assertThat(visit("/dashboard").body()).doesNotContain("still signed in");
	}

	@Test
	void failureOfClerkHasAPage() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + ADA + "&password=correct-horse-42");
		this.clerk.faults().fail("/v1/api_keys", 500, 10);

		HttpResponse<String> failed = submit(address("/learn/machine-tokens"), "write=true");
		this.clerk.faults().clear();

		assertThat(failed.statusCode()).isBetween(500, 599);
		assertThat(failed.body()).contains("Out of service", "Back to the start");
		assertThat(failed.headers().firstValue("Content-Security-Policy")).get(STRING).contains("style-src 'self';");
	}

	@Test
	void administratorAddsAndClearsProjectsOnPages() throws Exception {
		submit(visit("/dashboard").uri(), "identifier=" + ADA + "&password=correct-horse-42");

		assertThat(submit(address("/dashboard"), "name=Quay+wall").body()).contains("Quay wall");
		assertThat(visit("/admin").body()).contains("1</strong> project belongs");
		assertThat(submit(address("/admin"), "").body()).contains("0</strong> projects belong");
	}

	@Test
	void clientCallsTheApiWithABearerToken() throws Exception {
		String token = this.clerk.signIn("ada+clerk_test@example.com").sessionToken();

		HttpResponse<String> projects = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(address("/api/projects")).header("Authorization", "Bearer " + token).build(),
					BodyHandlers.ofString());

		assertThat(projects.statusCode()).isEqualTo(200);
	}

	private HttpResponse<String> visit(String path) throws IOException, InterruptedException {
		return this.browser.send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html").build(),
				BodyHandlers.ofString());
	}

	private HttpResponse<String> submit(URI address, String form) throws IOException, InterruptedException {
		return this.browser.send(HttpRequest.newBuilder(address)
			.header("Accept", "text/html")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

}
