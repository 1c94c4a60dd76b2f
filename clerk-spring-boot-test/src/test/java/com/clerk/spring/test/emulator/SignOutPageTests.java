package com.clerk.spring.test.emulator;

import java.util.Map;

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

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final Visitor visitor = new Visitor(this.clerk);

	private String wayBack;

	@BeforeEach
	void signIn() {
		this.wayBack = this.visitor.signIn(SIGN_IN, "ada+clerk_test@example.com", "correct-horse-42")
			.header("Location");
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
		String sessionId = Handshakes.claims(this.clerk, this.wayBack).get("sid").toString();

		Answer answer = this.visitor.submit(PAGE, Map.of());

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).isEqualTo(this.wayBack);
		assertThat(Handshakes.directives(this.clerk, BACK, Handshakes.devBrowser(this.wayBack)))
			.anyMatch((line) -> line.startsWith("__client_uat=0;"));
		assertThat(new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.get("/v1/sessions/" + sessionId)
			.json()).containsEntry("status", "removed");
		assertThat(this.visitor.get(SIGN_IN).status()).isEqualTo(200);
	}

	@Test
	void signOutOfAProductionInstanceTellsApplicationsOfTheSite() {
		try (ClerkEmulator production = ClerkEmulator.builder().production().demoData().start()) {
			Visitor customer = new Visitor(production);
			customer.signIn(SIGN_IN, "ada+clerk_test@example.com", "correct-horse-42");

			Answer answer = customer.submit(PAGE, Map.of());

			assertThat(answer.header("Location")).isEqualTo(BACK);
			assertThat(customer.cookie("__client_uat")).isEqualTo("0");
			assertThat(customer.get(SIGN_IN).status()).isEqualTo(200);
		}
	}

	@Test
	void afterSigningOutTheSameBrowserCanSignInAgain() {
		Object first = Handshakes.claims(this.clerk, this.wayBack).get("sid");
		this.visitor.submit(PAGE, Map.of());

		String again = this.visitor.signIn(SIGN_IN, "ada+clerk_test@example.com", "correct-horse-42")
			.header("Location");

		assertThat(again).isEqualTo(this.wayBack);
		assertThat(Handshakes.claims(this.clerk, again).get("sid")).isNotEqualTo(first);
	}

	@Test
	void wayBackMayBeAFieldOfAnApplicationsOwnForm() {
		Answer answer = this.visitor.header("Origin", "http://localhost:8080")
			.submit("/sign-out", Map.of("redirect_url", BACK));

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).isEqualTo(this.wayBack);
	}

	@Test
	void whenRedirectUrlIsNotTrustedThenItIsNotFollowed() {
		String page = Visitor.page("/sign-out", "https://evil.example/<script>");

		assertThat(this.visitor.get(page).body()).contains("will not be followed").doesNotContain("<script");
		Answer answer = this.visitor.submit(page, Map.of());

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("You are signed out").doesNotContain("<script");
		assertThat(this.visitor.get(SIGN_IN).status()).isEqualTo(200);
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
	void pageAfterATaskLeadsToWhereItSaysIfNobodyAskedToComeBack() {
		EmulatedSession session = this.clerk.signIn("ada+clerk_test@example.com").pending();
		Visitor pending = new Visitor(this.clerk).cookie("__clerk_db_jwt", session.cookies()[0].getValue());

		Answer done = pending.submit("/sign-in/tasks", Map.of());

		assertThat(done.status()).isEqualTo(200);
		assertThat(done.body()).contains("href=\"../sign-out\"");
	}

	@Test
	void pendingSessionBecomesActiveByItsTask() {
		EmulatedSession session = this.clerk.signIn("ada+clerk_test@example.com").pending();
		Visitor browser = new Visitor(this.clerk).cookie("__clerk_db_jwt", session.cookies()[0].getValue());
		String tasks = Visitor.page("/sign-in/tasks", BACK);

		assertThat(browser.get(tasks).body()).contains("id=\"submit\"");
		Answer answer = browser.submit(tasks, Map.of());

		assertThat(answer.status()).isEqualTo(303);
		assertThat(Handshakes.claims(this.clerk, answer.header("Location"))).containsEntry("sts", "active")
			.containsEntry("sid", session.id());
	}

	@Test
	void whenNobodyIsSignedInThenTasksLeadToSignIn() {
		Answer answer = new Visitor(this.clerk).submit(Visitor.page("/sign-in/tasks", BACK), Map.of());

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).startsWith("../sign-in?redirect_url=");
	}

}
