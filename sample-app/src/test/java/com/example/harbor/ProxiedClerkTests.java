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

import com.clerk.spring.test.LocalClerk;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The application with the proxy of the Frontend API switched on by its one property: a
 * browser reaches the local Clerk's Frontend API below {@code /__clerk} of the
 * application.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "clerk.frontend-api-proxy.enabled=true")
@Import({ LocalClerk.class, LocalHarborApplication.DemoUsers.class })
class ProxiedClerkTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ClerkEmulator clerk;

	private final HttpClient browser = HttpClient.newBuilder()
		.followRedirects(Redirect.NORMAL)
		.cookieHandler(new LocalhostCookies())
		.build();

	@Test
	void userComesBackFromSignInThroughTheProxy() throws Exception {
		HttpResponse<String> signIn = this.browser.send(page("/dashboard").GET().build(), BodyHandlers.ofString());

		HttpResponse<String> back = this.browser.send(HttpRequest.newBuilder(signIn.uri())
			.header("Accept", "text/html")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("identifier=ada%2Bclerk_test%40example.com&password=correct-horse-42"))
			.build(), BodyHandlers.ofString());

		assertThat(back.uri()).hasPath("/dashboard").hasPort(this.port);
		assertThat(back.body()).contains("user_2demoAda000000000000000000");
		assertThat(this.clerk.requests()).filteredOn((request) -> request.path().equals("/v1/client/handshake"))
			.isNotEmpty()
			.allSatisfy((request) -> assertThat(request.headers().get("clerk-proxy-url"))
				.containsExactly(address("/__clerk").toString()));
	}

	@Test
	void theFrontendApiAnswersBelowThePathOfTheProxy() throws Exception {
		HttpResponse<String> keys = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(address("/__clerk/.well-known/jwks.json")).build(), BodyHandlers.ofString());

		assertThat(keys.statusCode()).isEqualTo(200);
		assertThat(keys.body()).contains("\"kid\"");
		assertThat(keys.headers().map()).doesNotContainKeys("set-cookie", "x-frame-options");
	}

	@Test
	void theBackendApiIsNotReachedThroughIt() throws IOException, InterruptedException {
		HttpResponse<String> refused = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(address("/__clerk/v1/users/user_2demoAda000000000000000000")).build(),
					BodyHandlers.ofString());

		assertThat(refused.statusCode()).isEqualTo(401);
	}

	private HttpRequest.Builder page(String path) {
		return HttpRequest.newBuilder(address(path)).header("Accept", "text/html");
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

}
