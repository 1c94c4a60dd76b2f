package com.clerk.spring.test.emulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.auth.ClerkProtect;
import com.clerk.spring.auth.Reverification;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.lastToken;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application asks that factors be verified again, and the browser does so at the
 * emulator.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReverificationFlowTests {

	private static final String PASSWORD = "correct-horse-42";

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final CalledApplication application = CalledApplication.start(Application.class, this.clerk, this.clock);

	private BrowserVisitor browser;

	@BeforeEach
	void start() {
		this.clerk.resetKeepingKeys();
		this.browser = BrowserVisitor.development(this.clerk);
	}

	@AfterAll
	void close() {
		this.application.close();
		this.clerk.close();
	}

	@Test
	void staleSessionIsRefusedUntilTheSecondFactorIsVerifiedAgain() {
		String session = signIn(true);
		assertThat(strict(token(session)).statusCode()).isEqualTo(200);
		this.clock.move(Duration.ofMinutes(11));

		HttpResponse<String> refused = strict(token(session));
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("reverification-error");
		Answer started = verify(session, "", Map.of("level", "second_factor"));
		assertThat(response(started)).containsEntry("status", "needs_second_factor")
			.containsEntry("level", "second_factor")
			.extractingByKey("session", InstanceOfAssertFactories.MAP)
			.containsEntry("id", session);
		assertThat(response(verify(session, "/prepare_second_factor", Map.of("strategy", "phone_code"))))
			.extractingByKey("second_factor_verification", InstanceOfAssertFactories.MAP)
			.containsEntry("status", "unverified");
		Answer done = verify(session, "/attempt_second_factor", Map.of("strategy", "phone_code", "code", "424242"));

		assertThat(response(done)).containsEntry("status", "complete");
		assertThat(sessions(client(done)).get(0)).containsEntry("factor_verification_age", List.of(11, 0));
		assertThat(strict(lastToken(sessions(client(done)).get(0))).statusCode()).isEqualTo(200);
		assertThat(strict(token(session)).statusCode()).isEqualTo(200);
	}

	@Test
	void firstFactorStandsInWhereThereIsNoSecond() {
		String session = signIn(false);
		this.clock.move(Duration.ofMinutes(11));
		assertThat(strict(token(session)).statusCode()).isEqualTo(403);

		assertThat(response(verify(session, "", Map.of("level", "second_factor")))).containsEntry("status",
				"needs_first_factor");
		assertThat(
				verify(session, "/attempt_first_factor", Map.of("strategy", "password", "password", "guess")).status())
			.isEqualTo(422);
		assertThat(strict(token(session)).statusCode()).isEqualTo(403);
		assertThat(response(
				verify(session, "/attempt_first_factor", Map.of("strategy", "password", "password", PASSWORD))))
			.containsEntry("status", "complete");

		assertThat(strict(token(session)).statusCode()).isEqualTo(200);
	}

	@Test
	void bothFactorsAreVerifiedOneAfterTheOther() {
		String session = signIn(true);
		this.clock.move(Duration.ofMinutes(11));
		assertThat(response(verify(session, "", Map.of("level", "multi_factor")))).containsEntry("status",
				"needs_first_factor");

		verify(session, "/prepare_first_factor", Map.of("strategy", "email_code"));
		Answer first = verify(session, "/attempt_first_factor", Map.of("strategy", "email_code", "code", "424242"));
		Answer second = verify(session, "/attempt_second_factor", Map.of("strategy", "totp", "code", "424242"));

		assertThat(response(first)).containsEntry("status", "needs_second_factor");
		assertThat(response(second)).containsEntry("status", "complete");
		assertThat(Tokens.claims(token(session))).containsEntry("fva", List.of(0, 0));
	}

	@Test
	void nothingIsVerifiedThatWasNotStarted() {
		String session = signIn(true);

		assertThat(verify(session, "/attempt_second_factor", Map.of("strategy", "totp", "code", "424242")).errorCode())
			.isEqualTo("verification_missing");
		assertThat(verify(session, "", Map.of("level", "all")).status()).isEqualTo(422);
		assertThat(BrowserVisitor.development(this.clerk)
			.post("/v1/client/sessions/" + session + "/verify", Map.of())
			.status()).isEqualTo(404);
	}

	private String signIn(boolean secondFactor) {
		EmulatedUserBuilder user = this.clerk.user("eve@example.com").password(PASSWORD);
		(secondFactor ? user.secondFactor() : user).create();
		Answer begun = this.browser.post("/v1/client/sign_ins",
				Map.of("identifier", "eve@example.com", "password", PASSWORD));
		if (secondFactor) {
			begun = this.browser.post("/v1/client/sign_ins/" + response(begun).get("id") + "/attempt_second_factor",
					Map.of("strategy", "totp", "code", "424242"));
		}
		return (String) response(begun).get("created_session_id");
	}

	private Answer verify(String session, String step, Map<String, String> fields) {
		return this.browser.post("/v1/client/sessions/" + session + "/verify" + step, fields);
	}

	private String token(String session) {
		return (String) this.browser.post("/v1/client/sessions/" + session + "/tokens", Map.of()).json().get("jwt");
	}

	private HttpResponse<String> strict(String token) {
		return this.application.get("/strict", token);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Payouts.class)
	static class Application {

	}

	@RestController
	static class Payouts {

		@GetMapping("/strict")
		@ClerkProtect(reverification = Reverification.STRICT)
		String strict() {
			return "paid";
		}

	}

}
