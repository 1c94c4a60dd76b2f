package com.clerk.spring.test.emulator;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The hosted sign-up page, over HTTP.
 */
class SignUpPageTests {

	private static final String BACK = "http://localhost:8080/welcome";

	private static final String PAGE = Visitor.page("/sign-up", BACK);

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Visitor visitor = new Visitor(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void showsAForm() {
		assertThat(this.visitor.get(PAGE).body()).contains("id=\"name\"", "id=\"identifier\"", "id=\"password\"",
				"id=\"submit\"");
	}

	@Test
	void signUpMakesTheUserAndLeadsBackSignedIn() {
		Answer answer = signUp("Eve van Demo", "Eve@Example.com", "long-enough");

		assertThat(answer.status()).isEqualTo(303);
		assertThat(answer.header("Location")).startsWith(BACK + "?__clerk_db_jwt=dvb_");
		EmulatedUser eve = this.clerk.signIn("eve@example.com").user();
		assertThat(eve.firstName()).isEqualTo("Eve van");
		assertThat(eve.lastName()).isEqualTo("Demo");
		assertThat(Handshakes.claims(this.clerk, answer.header("Location"))).containsEntry("sub", eve.id());
	}

	@Test
	void whoSignedUpCanSignIn() {
		signUp("Eve", "eve@example.com", "long-enough");

		assertThat(new Visitor(this.clerk).signIn(Visitor.page("/sign-in", BACK), "eve@example.com", "long-enough")
			.status()).isEqualTo(303);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			not-an-address, long-enough, valid email address
			two@at@example.com, long-enough, valid email address
			eve@example.com, short, 8 characters
			ada@example.com, long-enough, taken
			""")
	void whenSomethingIsWrongThenThePageSaysSo(String address, String password, String message) {
		this.clerk.user("ada@example.com").create();

		Answer answer = signUp("Eve", address, password);

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("id=\"error\"", message, "value=\"Eve\"");
		assertThat(answer.setCookies()).isEmpty();
	}

	@Test
	void whenFieldsHoldMarkupThenTheyAreEscaped() {
		assertThat(signUp("\"><script>", "\"><script>", "x").body()).doesNotContain("<script");
	}

	@Test
	void whenAForeignPageSentTheFormThenItIsRefused() {
		this.visitor.header("Origin", "https://evil.example");

		assertThat(signUp("Eve", "eve@example.com", "long-enough").status()).isEqualTo(403);
	}

	@Test
	void whoIsSignedInGoesBackAtOnce() {
		signUp("Eve", "eve@example.com", "long-enough");

		Answer answer = this.visitor.get(PAGE);

		assertThat(answer.status()).isEqualTo(307);
		assertThat(answer.header("Location")).startsWith(BACK + "?__clerk_db_jwt=dvb_");
	}

	private Answer signUp(String name, String address, String password) {
		return this.visitor.submit(PAGE, Map.of("name", name, "identifier", address, "password", password));
	}

}
