package com.example.harbor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * API keys made on the page, and used as its command line says.
 */
@ClerkEmulatorTest
@AutoConfigureMockMvc
class ApiKeyTests {

	private static final Pattern KEY = Pattern.compile("Bearer (ak_[A-Za-z0-9_]+)");

	@Autowired
	private MockMvcTester mvc;

	private String session;

	@BeforeEach
	void signIn(@Autowired ClerkEmulator clerk) {
		this.session = clerk.signIn("ada@example.com").sessionToken();
	}

	@Test
	void keyThatMayWriteImports() {
		assertThat(imports(key(true))).hasStatusOk().bodyJson().extractingPath("$.import").isEqualTo("started");
	}

	@Test
	void keyThatMayOnlyReadDoesNot() {
		assertThat(imports(key(false))).hasStatus(403);
	}

	@Test
	void keyIsShownOnce() {
		MvcTestResult sent = send("write", "true");

		assertThat(shownBy(sent)).isPresent();
		assertThat(shownBy(sent)).isEmpty();
	}

	@Test
	void nextKeyTakesThePlaceOfTheOneBefore() {
		String first = key(true);

		assertThat(imports(key(true))).hasStatusOk();
		assertThat(imports(first)).hasStatus(401);
	}

	@Test
	void keyIsRevoked() {
		String key = key(true);

		send("revoke", "");

		assertThat(imports(key)).hasStatus(401);
	}

	@Test
	void keyMadeElsewhereStays(@Autowired ClerkEmulator clerk) {
		String other = clerk.apiKeys()
			.create((key) -> key.name("Of another program")
				.subject(clerk.users().find("ada@example.com").orElseThrow().id())
				.scopes("projects:write"))
			.token();

		send("revoke", "");

		assertThat(imports(other)).hasStatusOk();
	}

	@Test
	void sessionDoesNot() {
		assertThat(imports(this.session)).hasStatus(401);
	}

	@Test
	void profileIsAskedOfClerk() {
		assertThat(this.mvc.get().uri("/api/profile").header("Authorization", "Bearer " + this.session)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.email")
			.isEqualTo("ada@example.com");
	}

	private MvcTestResult imports(String token) {
		return this.mvc.post().uri("/api/imports").header("Authorization", "Bearer " + token).exchange();
	}

	private String key(boolean write) {
		return shownBy(send("write", String.valueOf(write))).orElseThrow();
	}

	private MvcTestResult send(String name, String value) {
		MvcTestResult sent = this.mvc.post()
			.uri("/learn/machine-tokens")
			.param(name, value)
			.header("Authorization", "Bearer " + this.session)
			.exchange();
		assertThat(sent).hasStatus(302).hasRedirectedUrl("/learn/machine-tokens");
		return sent;
	}

	/**
	 * Opens the page to which a form has led.
	 */
	private Optional<String> shownBy(MvcTestResult sent) {
		MvcTestResult page = this.mvc.get()
			.uri("/learn/machine-tokens")
			.session((MockHttpSession) sent.getRequest().getSession())
			.header("Authorization", "Bearer " + this.session)
			.exchange();
		assertThat(page).hasStatusOk();
		Matcher key = KEY.matcher(assertThat(page).bodyText().actual());
		return key.find() ? Optional.of(key.group(1)) : Optional.empty();
	}

}
