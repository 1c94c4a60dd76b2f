package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * Sign-in of users who have a second factor.
 */
class SecondFactorTests {

	private static final String EVE = "eve@example.com";

	private static final String PASSWORD = "correct-horse-42";

	private static final String BACK = "http://localhost:8080/projects";

	private static final String PAGE = Visitor.page("/sign-in", BACK);

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final BrowserVisitor browser = BrowserVisitor.development(this.clerk);

	private EmulatedUser eve;

	@BeforeEach
	void create() {
		this.eve = this.clerk.user(EVE).password(PASSWORD).secondFactor().create();
	}

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void passwordAloneSignsNobodyIn() {
		Answer answer = begin();

		assertThat(response(answer)).containsEntry("status", "needs_second_factor")
			.containsEntry("created_session_id", null);
		assertThat(strategies(response(answer))).containsExactly("totp", "phone_code", "backup_code", "email_code");
		assertThat(sessions(client(answer))).isEmpty();
		assertThat(client(answer)).extractingByKey("sign_in", InstanceOfAssertFactories.MAP)
			.containsEntry("status", "needs_second_factor");
	}

	@ParameterizedTest
	@ValueSource(strings = { "totp", "backup_code" })
	void codeThatTheUserHasCompletesTheSignIn(String strategy) {
		Map<String, Object> begun = response(begin());
		Answer wrong = second(begun, "attempt", Map.of("strategy", strategy, "code", "000000"));
		assertThat(wrong.status()).isEqualTo(422);
		assertThat(wrong.errorCode()).isEqualTo("form_code_incorrect");

		Answer answer = second(begun, "attempt", Map.of("strategy", strategy, "code", "424242"));

		Map<String, Object> session = sessions(client(answer)).get(0);
		assertThat(response(answer)).containsEntry("status", "complete")
			.containsEntry("created_session_id", session.get("id"));
		assertThat(session).containsEntry("factor_verification_age", List.of(0, 0));
		assertThat(Tokens.verified(this.clerk, lastToken(session))).containsEntry("fva", List.of(0, 0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "phone_code", "email_code" })
	void codeThatIsSentIsPreparedFirst(String strategy) {
		Map<String, Object> begun = response(begin());
		Map<String, String> code = Map.of("strategy", strategy, "code", "424242");
		assertThat(second(begun, "attempt", code).errorCode()).isEqualTo("verification_missing");

		Answer prepared = second(begun, "prepare", Map.of("strategy", strategy));

		assertThat(response(prepared)).containsEntry("status", "needs_second_factor")
			.extractingByKey("second_factor_verification", InstanceOfAssertFactories.MAP)
			.containsEntry("status", "unverified")
			.containsEntry("strategy", strategy);
		assertThat(response(second(begun, "attempt", code))).containsEntry("status", "complete");
	}

	@Test
	void halfOfASignInDoesNotOutliveAReset() {
		Visitor visitor = new Visitor(this.clerk);
		Answer asked = visitor.signIn(PAGE, EVE, PASSWORD);

		this.clerk.reset();
		this.clerk.user(EVE).id(this.eve.id()).password(PASSWORD).secondFactor().create();

		assertThat(code(visitor, asked, "424242").body()).contains("Please start over");
	}

	@Test
	void secondFactorComesSecond() {
		Map<String, Object> begun = response(this.browser.post("/v1/client/sign_ins", Map.of("identifier", EVE)));

		Answer answer = second(begun, "attempt", Map.of("strategy", "totp", "code", "424242"));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(sessions(this.browser.client())).isEmpty();
	}

	@Test
	void userWithoutOneNeedsNone() {
		this.clerk.user("bob@example.com").password(PASSWORD).create();

		Answer answer = this.browser.post("/v1/client/sign_ins",
				Map.of("identifier", "bob@example.com", "password", PASSWORD));

		assertThat(response(answer)).containsEntry("status", "complete")
			.containsEntry("supported_second_factors", null);
	}

	@Test
	void bannedMeanwhileIsRefused() {
		Map<String, Object> begun = response(begin());
		this.clerk.users().ban(this.eve);

		assertThat(second(begun, "attempt", Map.of("strategy", "totp", "code", "424242")).errorCode())
			.isEqualTo("user_banned");
	}

	@Test
	void applicationLearnsThatThereIsOne() {
		Map<String, Object> shown = new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey())
			.get("/v1/users/" + this.eve.id())
			.json();

		assertThat(shown).containsEntry("two_factor_enabled", true)
			.containsEntry("totp_enabled", true)
			.containsEntry("backup_code_enabled", true)
			.extractingByKey("phone_numbers", InstanceOfAssertFactories.list(Map.class))
			.singleElement(InstanceOfAssertFactories.MAP)
			.containsEntry("reserved_for_second_factor", true)
			.containsEntry("id", shown.get("primary_phone_number_id"));
	}

	@Test
	void sessionOfATestHasBothFactors() {
		assertThat(Tokens.claims(this.clerk.signIn(this.eve).sessionToken())).containsEntry("fva", List.of(0, 0));
	}

	@Test
	void signInPageAsksForTheCode() {
		Visitor visitor = new Visitor(this.clerk);
		Answer asked = visitor.signIn(PAGE, EVE, PASSWORD);
		assertThat(asked.status()).isEqualTo(200);
		assertThat(asked.body()).contains("id=\"code\"", "id=\"submit\"").doesNotContain("id=\"error\"", "<script");

		Answer wrong = code(visitor, asked, "000000");
		assertThat(wrong.body()).contains("Code is incorrect", "id=\"code\"");
		Answer answer = code(visitor, wrong, "424242");

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).startsWith(BACK + "?__clerk_db_jwt=");
		assertThat(Handshakes.claims(this.clerk, answer.header("Location"))).containsEntry("fva", List.of(0, 0));
	}

	@Test
	void signInPageTakesEachFirstFactorOnceAndNotForever() {
		Visitor visitor = new Visitor(this.clerk);
		Answer asked = visitor.signIn(PAGE, EVE, PASSWORD);
		code(visitor, asked, "000000");
		assertThat(code(visitor, asked, "424242").body()).contains("id=\"password\"", "id=\"error\"");

		Answer again = visitor.signIn(PAGE, EVE, PASSWORD);
		this.clock.move(Duration.ofMinutes(10));

		assertThat(code(visitor, again, "424242").body()).contains("id=\"password\"", "id=\"error\"");
		assertThat(code(new Visitor(this.clerk), "guess", "424242").body()).contains("id=\"password\"");
	}

	private Answer begin() {
		return this.browser.post("/v1/client/sign_ins", Map.of("identifier", EVE, "password", PASSWORD));
	}

	private Answer second(Map<String, Object> signIn, String step, Map<String, String> fields) {
		return this.browser.post("/v1/client/sign_ins/" + signIn.get("id") + "/" + step + "_second_factor", fields);
	}

	@SuppressWarnings("unchecked")
	private static List<Object> strategies(Map<String, Object> signIn) {
		return ((List<Map<String, Object>>) signIn.get("supported_second_factors")).stream()
			.map((factor) -> factor.get("strategy"))
			.toList();
	}

	private static Answer code(Visitor visitor, Answer page, String code) {
		Matcher hidden = Pattern.compile("name=\"first_factor\" value=\"([^\"]+)\"").matcher(page.body());
		assertThat(hidden.find()).isTrue();
		return code(visitor, hidden.group(1), code);
	}

	private static Answer code(Visitor visitor, String firstFactor, String code) {
		return visitor.submit(PAGE, Map.of("first_factor", firstFactor, "code", code));
	}

}
