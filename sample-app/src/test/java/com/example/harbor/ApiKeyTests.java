package com.example.harbor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
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
		MvcTestResult page = this.mvc.post()
			.uri("/learn/machine-tokens")
			.param("write", String.valueOf(write))
			.header("Authorization", "Bearer " + this.session)
			.exchange();
		assertThat(page).hasStatusOk();
		Matcher key = KEY.matcher(body(page));
		assertThat(key.find()).isTrue();
		return key.group(1);
	}

	private static String body(MvcTestResult page) {
		return assertThat(page).bodyText().actual();
	}

}
