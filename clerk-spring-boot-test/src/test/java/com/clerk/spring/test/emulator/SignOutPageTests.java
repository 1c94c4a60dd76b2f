package com.clerk.spring.test.emulator;

import java.util.Map;

import com.clerk.spring.options.PublishableKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sign-out page and the tasks page, over HTTP.
 */
class SignOutPageTests {

	private static final String BACK = "http://localhost:8080/";

	private static final String PAGE = Visitor.page("/sign-out", BACK);

	private static final String SIGN_IN = Visitor.page("/sign-in", BACK);

	private final ClerkEmulator clerk = ClerkEmulator.builder().demoData().start();

	private final Visitor visitor = new Visitor(this.clerk);

	private final String suffix = PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix();

	@BeforeEach
	void signIn() {
		this.visitor.signIn(SIGN_IN, "ada+clerk_test@example.com", "correct-horse-42");
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void openingThePageChangesNothing() {
		Answer answer = this.visitor.get(PAGE);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("id=\"submit\"");
		assertThat(answer.setCookies()).isEmpty();
		assertThat(this.visitor.get(SIGN_IN).status()).isEqualTo(307);
	}

	@Test
	void signOutEndsTheSessionAndLeadsBack() {
		String sessionId = Tokens.claims(this.visitor.cookie("__session")).get("sid").toString();

		Answer answer = this.visitor.submit(PAGE, Map.of());

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).isEqualTo(BACK);
		assertThat(this.visitor.cookies()).containsEntry("__client_uat", "0")
			.containsEntry("__client_uat_" + this.suffix, "0")
			.doesNotContainKeys("__session", "__session_" + this.suffix);
		assertThat(answer.setCookie("__refresh_" + this.suffix)).contains("Max-Age=0", "HttpOnly");
		assertThat(new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.get("/v1/sessions/" + sessionId)
			.json()).containsEntry("status", "removed");
		assertThat(this.visitor.get(SIGN_IN).status()).isEqualTo(200);
	}

	@Test
	void afterSigningOutTheSameBrowserCanSignInAgain() {
		String first = Tokens.claims(this.visitor.cookie("__session")).get("sid").toString();
		this.visitor.submit(PAGE, Map.of());

		this.visitor.signIn(SIGN_IN, "ada+clerk_test@example.com", "correct-horse-42");

		assertThat(Tokens.claims(this.visitor.cookie("__session")).get("sid")).isNotEqualTo(first);
		assertThat(this.visitor.cookie("__client_uat")).isNotEqualTo("0");
	}

	@Test
	void wayBackMayBeAFieldOfAnApplicationsOwnForm() {
		Answer answer = this.visitor.header("Origin", "http://localhost:8080")
			.submit("/sign-out", Map.of("redirect_url", BACK));

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).isEqualTo(BACK);
	}

	@Test
	void whenRedirectUrlIsNotTrustedThenItIsNotFollowed() {
		String page = Visitor.page("/sign-out", "https://evil.example/<script>");

		assertThat(this.visitor.get(page).body()).contains("will not be followed").doesNotContain("<script");
		Answer answer = this.visitor.submit(page, Map.of());

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("You are signed out").doesNotContain("<script");
		assertThat(this.visitor.cookies()).doesNotContainKey("__session");
	}

	@Test
	void whenAForeignPageSentTheFormThenItIsRefused() {
		Answer answer = this.visitor.header("Origin", "https://evil.example").submit(PAGE, Map.of());

		assertThat(answer.status()).isEqualTo(403);
		assertThat(this.visitor.get(SIGN_IN).status()).isEqualTo(307);
	}

	@Test
	void whenNobodyIsSignedInThenSigningOutIsHarmless() {
		assertThat(new Visitor(this.clerk).submit(PAGE, Map.of()).status()).isEqualTo(303);
		assertThat(this.visitor.get(SIGN_IN).status()).isEqualTo(307);
	}

	@Test
	void pendingSessionBecomesActiveByItsTask() {
		EmulatedSession session = this.clerk.signIn("ada+clerk_test@example.com").pending();
		Visitor browser = new Visitor(this.clerk).cookie("__clerk_db_jwt", session.cookies()[0].getValue());
		String tasks = Visitor.page("/sign-in/tasks", BACK);

		assertThat(browser.get(tasks).body()).contains("id=\"submit\"");
		Answer answer = browser.submit(tasks, Map.of());

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).isEqualTo(BACK);
		assertThat(Tokens.claims(browser.cookie("__session"))).containsEntry("sts", "active")
			.containsEntry("sid", session.id());
	}

	@Test
	void whenNobodyIsSignedInThenTasksLeadToSignIn() {
		Answer answer = new Visitor(this.clerk).submit(Visitor.page("/sign-in/tasks", BACK), Map.of());

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).startsWith("../sign-in?redirect_url=");
	}

}
