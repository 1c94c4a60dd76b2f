package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.lastToken;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sessions of a browser and their tokens.
 */
class BrowserSessionsTests {

	private static final String ADA = "ada+clerk_test@example.com";

	private static final String ACME = "org_2abcAcme0000000000000000000";

	private static final String GLOBEX = "org_2abcGlobex00000000000000000";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder()
		.sharedKeyPair()
		.clock(this.clock)
		.demoData()
		.multiSession()
		.start();

	private final BrowserVisitor browser = BrowserVisitor.development(this.clerk);

	private String session;

	@BeforeEach
	void signIn() {
		this.session = this.browser.signIn(ADA, "correct-horse-42");
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void tokenIsBareAndForTheOrganizationAskedFor() {
		Answer answer = token(Map.of("organization_id", GLOBEX));

		assertThat(answer.json()).containsOnlyKeys("object", "jwt").containsEntry("object", "token");
		assertThat(claims(answer)).containsEntry("sid", this.session)
			.containsEntry("azp", BrowserVisitor.ORIGIN)
			.extractingByKey("o", InstanceOfAssertFactories.MAP)
			.containsEntry("id", GLOBEX);
	}

	@Test
	void tokenForNoOrganizationIsPersonal() {
		assertThat(claims(token(Map.of("organization_id", "")))).doesNotContainKey("o");
	}

	@Test
	void tokenChangesNothing() {
		token(Map.of("organization_id", GLOBEX));

		assertThat(sessions(this.browser.client()).get(0)).containsEntry("last_active_organization_id", ACME);
		assertThat(claims(token(Map.of()))).extractingByKey("o", InstanceOfAssertFactories.MAP)
			.containsEntry("id", ACME);
	}

	@Test
	void tokenForAForeignOrganizationIsRefused() {
		String foreign = this.clerk.organization("initech").create().id();

		assertThat(token(Map.of("organization_id", foreign)).status()).isEqualTo(404);
		assertThat(token(Map.of("organization_id", "org_none")).status()).isEqualTo(404);
	}

	@Test
	void tokenLivesAsLongAsIsSet() {
		this.clerk.tokenTtl(Duration.ofSeconds(12));

		Map<String, Object> claims = claims(token(Map.of()));

		assertThat((int) claims.get("exp") - (int) claims.get("iat")).isEqualTo(12);
	}

	@Test
	void tokenOfATemplateIsMarkedAsSuch() {
		this.clerk.jwtTemplate("crm", Map.of("plan", "gold"));

		Answer answer = this.browser.post("/v1/client/sessions/" + this.session + "/tokens/crm", Map.of());
		String token = (String) answer.json().get("jwt");

		assertThat(Tokens.header(token)).containsEntry("cat", "cl_B7d4PD222AAA");
		assertThat(Tokens.verified(this.clerk, token)).containsEntry("plan", "gold").doesNotContainKey("sid");
		assertThat(this.browser.post("/v1/client/sessions/" + this.session + "/tokens/none", Map.of()).status())
			.isEqualTo(404);
	}

	@Test
	void touchMakesTheOrganizationTheActiveOne() {
		Answer touched = touch(Map.of("active_organization_id", GLOBEX, "intent", "select_org"));

		assertThat(response(touched)).containsEntry("last_active_organization_id", GLOBEX);
		assertThat(Tokens.claims(lastToken(response(touched)))).extractingByKey("o", InstanceOfAssertFactories.MAP)
			.containsEntry("id", GLOBEX);
		assertThat(sessions(client(touched)).get(0)).containsEntry("last_active_organization_id", GLOBEX);

		assertThat(response(touch(Map.of("active_organization_id", "")))).containsEntry("last_active_organization_id",
				null);
		assertThat(response(touch(Map.of("intent", "focus")))).containsEntry("last_active_organization_id", null);
	}

	@Test
	void touchWithAForeignOrganizationChangesNothing() {
		String foreign = this.clerk.organization("initech").create().id();

		assertThat(touch(Map.of("active_organization_id", foreign)).status()).isEqualTo(404);
		assertThat(sessions(this.browser.client()).get(0)).containsEntry("last_active_organization_id", ACME);
	}

	@Test
	void sessionsOfSeveralPeopleAddUpAndTouchSelectsOne() {
		String bobs = this.browser.signIn("bob+clerk_test@example.com", "battery-staple-42");
		assertThat(ids(this.browser.client())).containsExactly(this.session, bobs);
		assertThat(this.browser.client()).containsEntry("last_active_session_id", bobs);

		Answer touched = touch(Map.of("intent", "select_session"));

		assertThat(client(touched)).containsEntry("last_active_session_id", this.session);
		assertThat(response(this.browser.get("/v1/me"))).containsEntry("first_name", "Ada");
		assertThat(response(this.browser.get("/v1/me?_clerk_session_id=" + bobs))).containsEntry("first_name", "Bob");
	}

	@ParameterizedTest
	@ValueSource(strings = { "end", "remove" })
	void oneOfSeveralSessionsEnds(String how) {
		String bobs = this.browser.signIn("bob+clerk_test@example.com", "battery-staple-42");

		Answer ended = this.browser.post("/v1/client/sessions/" + bobs + "/" + how, Map.of());

		assertThat(response(ended)).containsEntry("status", how.equals("end") ? "ended" : "removed")
			.containsEntry("last_active_token", null);
		assertThat(ids(client(ended))).containsExactly(this.session);
		assertThat(client(ended)).containsEntry("last_active_session_id", this.session);
	}

	@Test
	void sessionThatIsOverIsRefused() {
		this.browser.post("/v1/client/sessions/" + this.session + "/end", Map.of());

		for (String call : List.of("tokens", "touch", "end")) {
			Answer answer = this.browser.post("/v1/client/sessions/" + this.session + "/" + call, Map.of());
			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.errorCode()).isEqualTo("authentication_invalid");
		}
	}

	@Test
	void sessionOfAnotherBrowserIsNotThere() {
		BrowserVisitor other = BrowserVisitor.development(this.clerk);

		assertThat(other.get("/v1/client/sessions/" + this.session).status()).isEqualTo(404);
		for (String call : List.of("tokens", "touch", "end", "remove")) {
			Answer answer = other.post("/v1/client/sessions/" + this.session + "/" + call, Map.of());
			assertThat(answer.status()).isEqualTo(404);
			assertThat(answer.errorCode()).isEqualTo("resource_not_found");
		}
		assertThat(other.get("/v1/me?_clerk_session_id=" + this.session).status()).isEqualTo(401);
		assertThat(ids(this.browser.client())).containsExactly(this.session);
	}

	@Test
	void sessionShowsHowLongAgoItsFactorsWereVerified() {
		this.clock.move(Duration.ofMinutes(3));

		Map<String, Object> shown = response(this.browser.get("/v1/client/sessions/" + this.session));

		assertThat(shown).containsEntry("factor_verification_age", List.of(3, -1)).containsEntry("tasks", null);
	}

	@Test
	void deletedUserIsSignedOut() {
		new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.delete("/v1/users/user_2demoAda000000000000000000");

		assertThat(sessions(this.browser.client())).isEmpty();
		assertThat(token(Map.of()).status()).isEqualTo(404);
	}

	private Answer token(Map<String, String> fields) {
		return this.browser.post("/v1/client/sessions/" + this.session + "/tokens", fields);
	}

	private Answer touch(Map<String, String> fields) {
		return this.browser.post("/v1/client/sessions/" + this.session + "/touch", fields);
	}

	private Map<String, Object> claims(Answer answer) {
		return Tokens.verified(this.clerk, (String) answer.json().get("jwt"));
	}

	private static List<Object> ids(Map<String, Object> client) {
		return sessions(client).stream().map((session) -> session.get("id")).toList();
	}

}
