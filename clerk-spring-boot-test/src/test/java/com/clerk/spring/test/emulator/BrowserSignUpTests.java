package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.clerk.spring.test.emulator.BrowserVisitor.client;
import static com.clerk.spring.test.emulator.BrowserVisitor.response;
import static com.clerk.spring.test.emulator.BrowserVisitor.sessions;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sign-up by the browser client.
 */
class BrowserSignUpTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final BrowserVisitor browser = BrowserVisitor.development(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void codeCompletesItAndSignsIn() {
		Map<String, Object> begun = response(begin("Grace@Example.com", "hopper-1906"));
		assertThat(begun).containsEntry("status", "missing_requirements")
			.containsEntry("email_address", "grace@example.com")
			.containsEntry("missing_fields", List.of())
			.containsEntry("unverified_fields", List.of("email_address"));

		step(begun, "prepare_verification", Map.of("strategy", "email_code"));
		Answer wrong = step(begun, "attempt_verification", Map.of("strategy", "email_code", "code", "111111"));
		assertThat(wrong.errorCode()).isEqualTo("form_code_incorrect");
		Answer complete = step(begun, "attempt_verification", Map.of("strategy", "email_code", "code", "424242"));

		assertThat(response(complete)).containsEntry("status", "complete");
		assertThat(sessions(client(complete))).singleElement()
			.satisfies(
					(session) -> assertThat(session).containsEntry("id", response(complete).get("created_session_id")));
		assertThat(response(this.browser.get("/v1/me"))).containsEntry("id", response(complete).get("created_user_id"))
			.containsEntry("first_name", "Grace")
			.containsEntry("unsafe_metadata", Map.of("colour", "red"));
		assertThat(BrowserVisitor.development(this.clerk).signIn("grace@example.com", "hopper-1906")).isNotNull();
	}

	@Test
	void whatIsMissingIsToldLater() {
		Map<String, Object> begun = response(this.browser.post("/v1/client/sign_ups", Map.of()));
		assertThat(begun).containsEntry("missing_fields", List.of("email_address", "password"));

		Answer told = this.browser.post("PATCH", "/v1/client/sign_ups/" + begun.get("id"),
				Map.of("email_address", "grace@example.com", "password", "hopper-1906"));

		assertThat(response(told)).containsEntry("missing_fields", List.of());
		assertThat(client(told)).extractingByKey("sign_up").isNotNull();
	}

	@Test
	void codeOfOneAddressVerifiesNoOther() {
		Map<String, Object> begun = response(
				this.browser.post("/v1/client/sign_ups", Map.of("email_address", "grace@example.com")));
		step(begun, "prepare_verification", Map.of("strategy", "email_code"));
		step(begun, "attempt_verification", Map.of("strategy", "email_code", "code", "424242"));

		Map<String, Object> changed = response(
				this.browser.post("/v1/client/sign_ups/" + begun.get("id") + "?_method=PATCH",
						Map.of("email_address", "ada@example.com", "password", "hopper-1906")));

		assertThat(changed).containsEntry("status", "missing_requirements")
			.containsEntry("unverified_fields", List.of("email_address"));
		assertThat(this.clerk.users().all()).hasSize(2);
	}

	@Test
	void codeIsPreparedFirst() {
		Map<String, Object> begun = response(begin("grace@example.com", "hopper-1906"));

		assertThat(step(begun, "attempt_verification", Map.of("strategy", "email_code", "code", "424242")).errorCode())
			.isEqualTo("verification_missing");
	}

	@Test
	void takenAddressIsRefused() {
		Map<String, Object> begun = response(begin("ada+clerk_test@example.com", "hopper-1906"));
		step(begun, "prepare_verification", Map.of("strategy", "email_code"));

		Answer answer = step(begun, "attempt_verification", Map.of("strategy", "email_code", "code", "424242"));

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errorCode()).isEqualTo("form_identifier_exists");
		assertThat(answer.errorText()).isEqualTo("That email address is taken. Please try another.");
	}

	@ParameterizedTest
	@CsvSource({ "nonsense,hopper-1906,form_param_format_invalid", "a@b.c,short,form_password_length_too_short" })
	void wrongFieldsAreRefused(String address, String password, String code) {
		Answer answer = begin(address, password);

		assertThat(answer.status()).isEqualTo(422);
		assertThat(answer.errorCode()).isEqualTo(code);
	}

	private Answer begin(String address, String password) {
		return this.browser.post("/v1/client/sign_ups", Map.of("email_address", address, "password", password,
				"first_name", "Grace", "unsafe_metadata", "{\"colour\":\"red\"}"));
	}

	private Answer step(Map<String, Object> signUp, String step, Map<String, String> fields) {
		return this.browser.post("/v1/client/sign_ups/" + signUp.get("id") + "/" + step, fields);
	}

}
