package com.example.harbor.browser;

import java.time.Instant;

import com.clerk.spring.test.emulator.ClerkEmulator;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signing in by Clerk's browser client, in the form of the application.
 */
@BrowserClientTest
class SignInTests {

	@Test
	void protectedPageLeadsToSignInAndBack(Visitor ada) {
		Tab tab = ada.tab();
		Navigation first = tab.open("/protected");
		assertThat(first.handshakes()).containsExactly("dev-browser-missing");
		assertThat(tab.address()).isEqualTo(ada.application() + "/sign-in");

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/protected");
		assertThat(tab.text()).contains(Demo.ADA.userId());
		tab.awaitClerk();
		assertThat(tab.userOfBrowserClient()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void wayBackKeepsItsPathAndQuery(Visitor ada) {
		Tab tab = ada.tab();
		tab.open("/dashboard?page=2&q=quay+wall%26more#projects");

		tab.signIn(Demo.ADA);

		assertThat(tab.url()).hasPath("/dashboard");
		assertThat(tab.url().getRawQuery()).isEqualTo("page=2&q=quay+wall%26more");
	}

	@Test
	void sessionIsThereAfterAReload(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		Me before = tab.me();

		Navigation reload = tab.reload();

		assertThat(reload.hops()).hasSize(1);
		assertThat(tab.me()).isEqualTo(before);
		tab.awaitClerk();
		assertThat(tab.userOfBrowserClient()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void cookiesAreThoseOfOneSessionOfThisApplication(Visitor ada) {
		ada.tab().comeIn(Demo.ADA);

		assertThat(ada.cookies()).containsKeys("__session", "__client_uat", "__clerk_db_jwt")
			.hasKeySatisfying(suffixed("__session"))
			.hasKeySatisfying(suffixed("__client_uat"))
			.doesNotContainKeys("__clerk_handshake", "__clerk_handshake_nonce");
		SessionToken token = ada.sessionToken();
		assertThat(token.claim("azp")).isEqualTo(ada.application());
		assertThat(token.issuedAt())
			.isAfterOrEqualTo(Instant.ofEpochSecond(Long.parseLong(ada.cookies().get("__client_uat"))));
	}

	@Test
	void wrongPasswordIsToldInTheForm(Visitor ada) {
		Tab tab = ada.tab();
		tab.open("/protected");

		tab.submit(new Demo.Credentials(Demo.ADA.userId(), Demo.ADA.email(), "wrong"));

		tab.page().locator("#error:visible").waitFor();
		assertThat(tab.page().locator("#error").innerText()).isNotBlank();
		assertThat(tab.address()).isEqualTo(ada.application() + "/sign-in");
		assertThat(tab.me()).isEqualTo(Me.NOBODY);
	}

	@Test
	void pageCallsTheApiWithAToken(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);

		assertThat(tab.meByToken().userId()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void formSignsInWhereTheScriptDoesNotLoad(Visitor ada, ClerkEmulator clerk) {
		clerk.faults().fail("/npm/@clerk/{package}/dist/{file}", 503, 1_000);
		Tab tab = ada.tab();
		tab.open("/protected?page=2");

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/protected?page=2");
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
	}

	private static Condition<String> suffixed(String name) {
		return new Condition<>((key) -> key.matches(name + "_.{8}"), "a suffixed " + name);
	}

}
