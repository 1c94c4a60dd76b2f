package com.example.harbor.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways people and other sites lead a browser that tests seldom take.
 */
@BrowserClientTest
class UnusualWaysTests {

	@Test
	void linkOfAnotherSiteLeadsToThePageByAtMostOneHandshake(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.visit(ada.application().replace("localhost", "127.0.0.1") + "/");

		Navigation navigation = tab.leading(() -> {
			tab.page().evaluate("(url) => location.assign(url)", ada.application() + "/protected?page=2");
			tab.page().waitForURL(ada.application() + "/protected?page=2");
		});

		assertThat(navigation.handshakes()).hasSizeLessThanOrEqualTo(1);
		assertThat(tab.text()).contains(Demo.ADA.userId());
	}

	@Test
	void backButtonShowsNothingAfterASignOut(Visitor ada) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		tab.page().click("#sign-out");
		tab.page().waitForURL(ada.application() + "/");
		tab.awaitClerk();

		tab.page().goBack();

		assertThat(tab.text()).doesNotContain(Demo.ADA.userId());
		assertThat(tab.url()).hasPath("/sign-in");
	}

	@Test
	void tabsThatComeBackTogetherAreBothSignedIn(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken());
		Tab first = ada.tab();
		Tab second = ada.newTab();

		for (Tab tab : List.of(first, second)) {
			tab.page()
				.evaluate("(url) => { setTimeout(() => location.assign(url)) }", ada.application() + "/protected");
		}

		for (Tab tab : List.of(first, second)) {
			tab.page().waitForURL(ada.application() + "/protected");
			assertThat(tab.text()).contains(Demo.ADA.userId());
		}
		assertThat(ada.me().sessionId()).isEqualTo(session.id());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com/", "//example.com/", "javascript:document.title='taken'", "/sign-in",
			"\\\\example.com" })
	void wayBackLeadsNowhereElse(String wayBack, Visitor ada) {
		Tab tab = ada.tab();
		tab.visit(ada.application() + "/sign-in?redirect_url=" + URLEncoder.encode(wayBack, StandardCharsets.UTF_8));

		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).startsWith(ada.application() + "/");
		assertThat(tab.page().title()).isNotEqualTo("taken");
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void clockOfClerkThatIsBehindMakesNoDifferenceToAnOpenPage(Visitor ada, ClerkEmulator clerk) {
		clerk.faults().clockSkew(Duration.ofSeconds(-30));

		Tab tab = ada.tab().comeIn(Demo.ADA);

		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void clockOfClerkThatIsAheadEndsInAnAnswerAndNoLoop(Visitor ada, ClerkEmulator clerk) {
		clerk.faults().clockSkew(Duration.ofMinutes(1));
		Tab tab = ada.tab();
		tab.open("/protected");

		Navigation circles = tab.leading(() -> {
			tab.submit(Demo.ADA);
			tab.page().locator("#error:visible").waitFor();
		});

		assertThat(circles.hops()).hasSizeLessThanOrEqualTo(20);
		assertThat(ada.me()).isEqualTo(Me.NOBODY);
	}

	@Test
	void browserThatClerkForgotSignsInAgain(Visitor ada, ClerkEmulator clerk) {
		Tab tab = ada.tab().comeIn(Demo.ADA);
		clerk.faults().forgetDevBrowsers();
		ada.forget("__session.*");

		tab.open("/protected");
		tab.signIn(Demo.ADA);

		assertThat(tab.page().url()).isEqualTo(ada.application() + "/protected");
		assertThat(tab.me().userId()).isEqualTo(Demo.ADA.userId());
	}

	@Test
	void handshakeThatWasUsedSignsNobodyOut(Visitor ada, ClerkEmulator clerk) {
		EmulatedSession session = clerk.signIn(Demo.ADA.email());
		ada.keep(session.withExpiredToken());
		String used = ada.tab()
			.open("/protected")
			.hops()
			.stream()
			.map((hop) -> hop.url().toString())
			.filter((url) -> url.contains("__clerk_handshake_nonce="))
			.findFirst()
			.orElseThrow();

		ada.tab().visit(used);
		ada.tab().page().waitForURL(ada.application() + "/protected");

		assertThat(ada.me().sessionId()).isEqualTo(session.id());
	}

}
