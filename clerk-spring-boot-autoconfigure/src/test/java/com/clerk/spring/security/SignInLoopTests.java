package com.clerk.spring.security;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Tests for {@link SignInLoop}.
 */
@ExtendWith(OutputCaptureExtension.class)
class SignInLoopTests {

	private static final String MESSAGE = "Invalid azp \"<b>https://other.example</b>\".";

	private final TestApplication application = new TestApplication(DefaultChain.class);

	@BeforeEach
	void protect() {
		this.application.with(ClerkMiddleware.class, (auth, request) -> auth.protect());
		refuse("token-invalid-authorized-parties");
	}

	@AfterEach
	void close() {
		this.application.close();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "-, 1", "1, 2", "2, 3", "0x1, 1", "-1, 1", "1.5, 1", "1234567890, 1", "'', 1" })
	void countsTheRoundsInACookie(@Nullable String cookie, int next) throws Exception {
		MockHttpServletResponse response = perform(page(cookie));

		assertThat(response.getStatus()).isEqualTo(307);
		assertThat(response.getCookie("__clerk_sign_in_count")).satisfies((set) -> {
			assertThat(set.getValue()).isEqualTo(Integer.toString(next));
			assertThat(set.getPath()).isEqualTo("/");
			assertThat(set.getAttribute("SameSite")).isEqualTo("Lax");
			assertThat(set.isHttpOnly()).isTrue();
			assertThat(set.getMaxAge()).isEqualTo(30);
			assertThat(set.getSecure()).isFalse();
		});
	}

	@Test
	void keepsTheCookieToHttps() throws Exception {
		MockHttpServletResponse response = perform(get("https://app.example.com/open/a").header("Accept", "text/html"));

		assertThat(response.getCookie("__clerk_sign_in_count").getSecure()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "3", "4", "999999999" })
	void endsTheLoopWithAnExplanation(String cookie) throws Exception {
		MockHttpServletResponse response = perform(page(cookie));

		assertThat(response.getStatus()).isEqualTo(401);
		assertThat(response.getHeader("Location")).isNull();
		assertThat(response.getHeader("Set-Cookie")).isNull();
		assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
		assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
		assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
		assertThat(response.getContentAsString()).contains("clerk.authorized-parties").doesNotContain("other.example");
	}

	@Test
	void showsDevelopersWhatWasSeen() throws Exception {
		this.application.options().publishableKey("pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk");

		assertThat(perform(page("3")).getContentAsString()).contains("https://other.example").doesNotContain("<b>");
	}

	@Test
	void reportsTheLoopOnce(CapturedOutput output) throws Exception {
		perform(page("3"));
		perform(page("3"));

		assertThat(output.toString()).containsOnlyOnce("Redirects to sign-in were ended");
	}

	@ParameterizedTest
	@ValueSource(strings = { "token-expired", "session-token-and-uat-missing", "token-not-active-yet" })
	void leavesAloneWhatSigningInCures(String reason) throws Exception {
		refuse(reason);

		MockHttpServletResponse response = perform(page("3"));

		assertThat(response.getStatus()).isEqualTo(307);
		assertThat(response.getHeader("Set-Cookie")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "token-invalid-signature", "jwk-kid-mismatch" })
	void isAboutEveryIncurableReason(String reason) throws Exception {
		refuse(reason);

		assertThat(perform(page("3")).getStatus()).isEqualTo(401);
	}

	@Test
	void countsBrowsersThatTheHostedPageSendsStraightBack() throws Exception {
		refuse("session-token-and-uat-missing");
		String signIn = perform(page("-")).getHeader("Location");
		String hosted = signIn.substring(0, signIn.indexOf('/', "https://".length()) + 1);

		assertThat(perform(page("2").header("Referer", hosted)).getCookie("__clerk_sign_in_count").getValue())
			.isEqualTo("3");
		MockHttpServletResponse end = perform(page("3").header("Referer", hosted));
		assertThat(end.getStatus()).isEqualTo(401);
		assertThat(end.getContentAsString()).contains("cookies are blocked");
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost/sign-in?redirect_url=x, 401", "http://localhost/prices, 307",
			"https://elsewhere.example/sign-in, 307", "no address, 307", "'', 307" })
	void knowsTheApplicationsOwnSignInPage(String referer, int status) throws Exception {
		refuse("session-token-and-uat-missing");
		this.application.options().signInUrl("/sign-in");

		assertThat(perform(page("3").header("Referer", referer)).getStatus()).isEqualTo(status);
	}

	@Test
	void aSignInPageThatIsProtectedItselfRedirectsNobody() throws Exception {
		refuse("session-token-and-uat-missing");
		this.application.options().signInUrl("/open/a");

		MockHttpServletResponse response = perform(page(null));

		assertThat(response.getStatus()).isEqualTo(401);
		assertThat(response.getContentAsString()).contains("clerk.sign-in-url");
	}

	@ParameterizedTest
	@CsvSource({ "3, 401", "2, 307", "-3, 307" })
	void isAboutBrowsersWhoseHandshakesWereEnded(String handshakes, int status) throws Exception {
		refuse("client-uat-but-no-session-token");

		assertThat(perform(page("3").cookie(new Cookie("__clerk_redirect_count", handshakes))).getStatus())
			.isEqualTo(status);
	}

	@Test
	void isAboutCookiesOnly() throws Exception {
		MockHttpServletResponse response = perform(page("3").header("Authorization", "Bearer a.b.c"));

		assertThat(response.getStatus()).isEqualTo(307);
	}

	@Test
	void isAboutPagesOnly() throws Exception {
		MockHttpServletResponse response = perform(get("/open/a").cookie(new Cookie("__clerk_sign_in_count", "1")));

		assertThat(response.getStatus()).isEqualTo(404);
		assertThat(response.getHeader("Set-Cookie")).isNull();
	}

	private void refuse(String reason) {
		this.application.authenticator()
			.decide(new RequestState(Status.SIGNED_OUT, reason, MESSAGE, TokenType.SESSION_TOKEN, null, null, Map.of(),
					List.of(), null, Settings.EMPTY));
	}

	private static MockHttpServletRequestBuilder page(@Nullable String rounds) {
		MockHttpServletRequestBuilder page = get("/open/a").header("Accept", "text/html");
		return (rounds != null) ? page.cookie(new Cookie("__clerk_sign_in_count", rounds)) : page;
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.application.mockMvc().perform(request).andReturn().getResponse();
	}

}
