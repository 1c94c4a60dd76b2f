package com.clerk.spring.request;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.request.RequestState.Settings;
import com.clerk.spring.request.RequestState.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestRedirectsTests {

	private static final String DEVELOPMENT_KEY = "pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk";

	private final ClerkOptions options = ClerkOptions.builder().signInUrl("/sign-in").build();

	@Test
	void theCurrentAddressIsTheWayBack() {
		SignInRedirects redirects = redirects(this.options, "https://app.example.com/a?b=c d");

		assertThat(redirects.signIn(ReturnBack.current()))
			.isEqualTo("https://app.example.com/sign-in?redirect_url=https%3A%2F%2Fapp.example.com%2Fa%3Fb%3Dc%2520d");
		assertThat(redirects.signIn(ReturnBack.to(""))).isEqualTo(redirects.signIn(ReturnBack.current()));
	}

	@Test
	void anotherPageTakesThePlaceOfTheConfiguredOne() {
		SignInRedirects redirects = redirects(this.options, "https://app.example.com/a");

		assertThat(redirects.signIn("/login", ReturnBack.to(null))).isEqualTo("https://app.example.com/login");
		assertThat(redirects.signIn("", ReturnBack.to(null))).isEqualTo("https://app.example.com/sign-in");
	}

	@Test
	void aPendingSessionGoesToItsTasks() {
		RequestState pending = new RequestState(Status.SIGNED_IN, null, null, TokenType.SESSION_TOKEN, "token",
				SessionClaims.of(Map.of("sub", "user_1", "sts", "pending")), Map.of(), List.of(), null, Settings.EMPTY);
		ClerkRequest request = ClerkRequest.builder("GET", "https://app.example.com/a").build();

		SignInRedirects redirects = SignInRedirects.of(this.options, request, pending);

		assertThat(redirects.signIn(ReturnBack.to(null))).isEqualTo("https://app.example.com/sign-in/tasks");
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "ftp://example.com/", "mailto:a@example.com",
			"https://user@example.com/" })
	void aWayBackMustBeAPage(String returnBackUrl) {
		SignInRedirects redirects = redirects(this.options, "https://app.example.com/a");

		assertThatIllegalArgumentException().isThrownBy(() -> redirects.signIn(ReturnBack.to(returnBackUrl)));
		assertThatIllegalArgumentException().isThrownBy(() -> redirects.resolve(returnBackUrl));
	}

	@Test
	void noLineBreakReachesAnAddress() {
		SignInRedirects redirects = redirects(this.options, "https://app.example.com/a");

		assertThat(redirects.resolve("/x\r\nSet-Cookie: a=b\u0000"))
			.isEqualTo("https://app.example.com/xSet-Cookie:%20a=b");
	}

	@Test
	void aDevelopmentSignInOnAnotherHostGetsTheInstancesOwnDevBrowser() {
		ClerkOptions development = ClerkOptions.builder().publishableKey(DEVELOPMENT_KEY).build();
		String suffix = PublishableKey.parse(DEVELOPMENT_KEY).cookieSuffix();

		assertThat(redirects(development, "http://localhost:8080/",
				"__clerk_db_jwt=theirs; __clerk_db_jwt_" + suffix + "=ours")
			.signIn(ReturnBack.to(null))).isEqualTo("https://calm-otter-12.accounts.dev/sign-in?__clerk_db_jwt=ours");
	}

	@Test
	void addressesOfTheApplicationNeverGetTheDevBrowser() {
		ClerkOptions development = ClerkOptions.builder().publishableKey(DEVELOPMENT_KEY).build();

		assertThat(redirects(development, "http://localhost:8080/", "__clerk_db_jwt=dvb")
			.resolve("https://other.example/x")).isEqualTo("https://other.example/x");
	}

	@Test
	void withoutPageAndKeyThereIsNoAddress() {
		SignInRedirects redirects = redirects(ClerkOptions.builder().build(), "https://app.example.com/a");

		assertThatExceptionOfType(ClerkConfigurationException.class)
			.isThrownBy(() -> redirects.signIn(ReturnBack.current()))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("publishable-key-missing"));
	}

	private static SignInRedirects redirects(ClerkOptions options, String url, String... cookies) {
		ClerkRequest.Builder request = ClerkRequest.builder("GET", url);
		for (String cookie : cookies) {
			request.header("Cookie", cookie);
		}
		return SignInRedirects.of(options, request.build(), RequestStates.unacceptedToken());
	}

}
