package com.example.harbor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * The pages that Clerk's browser client improves, as they work where its script does not
 * run.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("browser")
@Import({ LocalClerk.class, LocalHarborApplication.DemoUsers.class })
class BrowserClientTests {

	private static final Pattern ACTION = Pattern.compile("id=\"sign-in-form\"[^>]* action=\"([^\"]+)\"");

	@LocalServerPort
	private int port;

	@Autowired
	private ClerkEmulator clerk;

	private final HttpClient browser = HttpClient.newBuilder()
		.followRedirects(Redirect.NORMAL)
		.cookieHandler(new LocalhostCookies())
		.build();

	@Test
	void pagesHaveTheScriptThroughTheProxy() throws Exception {
		assertThat(visit("/").body()).contains("data-clerk-publishable-key=\"" + this.clerk.publishableKey() + "\"")
			.contains("data-clerk-proxy-url=\"" + address("/__clerk") + "\"")
			.contains("src=\"" + address("/__clerk/npm/@clerk/clerk-js@6/dist/clerk.browser.js") + "\"");
	}

	@Test
	void formSignsInWithoutAScript() throws Exception {
		HttpResponse<String> signIn = visit("/protected");
		assertThat(signIn.uri()).hasPath("/sign-in").hasPort(this.port);

		HttpResponse<String> back = submit(signIn);

		assertThat(back.uri()).hasPath("/protected").hasPort(this.port).hasNoQuery();
		assertThat(back.body()).contains("user_2demoAda000000000000000000");
		assertThat(visit("/orgs/globex").body()).contains("The desk of globex").contains("<strong>globex</strong>");
	}

	@Test
	void formThatNothingLedToLeadsToTheDashboard() throws Exception {
		HttpResponse<String> back = submit(visit("/sign-in"));

		assertThat(back.uri()).hasPath("/dashboard").hasPort(this.port).hasNoQuery();
		assertThat(back.body()).contains("user_2demoAda000000000000000000");
	}

	@Test
	void formWhoseTokenHasExpiredLeadsBackToItsPage() throws Exception {
		HttpResponse<String> signIn = send(address("/dashboard"), "name=Pier");
		assertThat(signIn.uri()).hasPath("/sign-in").hasPort(this.port);
		assertThat(signIn.statusCode()).isEqualTo(200);

		HttpResponse<String> back = submit(signIn);

		assertThat(back.uri()).hasPath("/dashboard").hasPort(this.port).hasNoQuery();
		assertThat(back.statusCode()).isEqualTo(200);
		assertThat(back.body()).contains("id=\"name\"");
	}

	@Test
	void whatIsNotUnderstoodHasAPageWithoutClerk() throws Exception {
		HttpResponse<String> refused = send(address("/learn/roles"), "name=Pier");

		assertThat(refused.statusCode()).isEqualTo(405);
		assertThat(refused.body()).contains("Back to the start").doesNotContain("__clerk");
		assertThat(refused.headers().firstValue("Content-Security-Policy")).get(STRING).contains("style-src 'self';");
	}

	@Test
	void whatDoesNotExistHasThePageOfTheOthers() throws Exception {
		HttpResponse<String> missing = visit("/nowhere");

		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(missing.body()).contains("Nothing moors here", "id=\"sign-in\"");
		assertThat(missing.headers().firstValue("Content-Security-Policy")).get(STRING).contains("script-src 'self';");
	}

	private HttpResponse<String> submit(HttpResponse<String> signIn) throws Exception {
		Matcher action = ACTION.matcher(signIn.body());
		assertThat(action.find()).isTrue();
		return send(URI.create(action.group(1).replace("&amp;", "&")),
				"identifier=ada%2Bclerk_test%40example.com&password=correct-horse-42");
	}

	private HttpResponse<String> send(URI address, String form) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(address)
			.header("Accept", "text/html")
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> visit(String path) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(address(path)).header("Accept", "text/html").build(),
				BodyHandlers.ofString());
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

}
