package com.clerk.spring.request;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.auth.ReturnBack;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.ClerkOptionsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * {@link SignInRedirects#withoutRequest}.
 */
class LinkRedirectsTests {

	private final ClerkOptionsBuilder options = ClerkOptions.builder()
		.publishableKey("pk_live_Y2xlcmsuZXhhbXBsZS5jb20k");

	@Test
	void leadsToTheHostedPageWithoutAnyOther() {
		assertThat(redirects().signIn(ReturnBack.to("/invoices")))
			.isEqualTo("https://accounts.example.com/sign-in?redirect_url=%2Finvoices");
		assertThat(redirects().signUp(ReturnBack.to(null))).isEqualTo("https://accounts.example.com/sign-up");
	}

	@Test
	void resolvesAPageAgainstTheOriginOfTheWayBack() {
		this.options.signInUrl("/sign-in");

		assertThat(redirects().signIn(ReturnBack.to("https://app.example.com/a?b=1")))
			.isEqualTo("https://app.example.com/sign-in?redirect_url=https%3A%2F%2Fapp.example.com%2Fa%3Fb%3D1");
		assertThat(redirects().signUp(ReturnBack.to("https://app.example.com/a")))
			.isEqualTo("https://app.example.com/sign-in/create?redirect_url=https%3A%2F%2Fapp.example.com%2Fa");
	}

	@ParameterizedTest
	@CsvSource({ "https://app.example.com/join, https://app.example.com/join?redirect_url=%2Fa",
			"'', https://accounts.example.com/sign-in?redirect_url=%2Fa" })
	void takesAnotherPage(String page, String location) {
		assertThat(redirects().signIn(page, ReturnBack.to("/a"))).isEqualTo(location);
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "//evil.example", "/\\evil.example", "ftp://app.example.com", "a" })
	void refusesAWayBackThatIsNeitherHttpNorPath(String wayBack) {
		assertThatIllegalArgumentException().isThrownBy(() -> redirects().signIn(ReturnBack.to(wayBack)));
	}

	@Test
	void anEmptyWayBackIsNone() {
		assertThat(redirects().signIn(ReturnBack.to(""))).isEqualTo("https://accounts.example.com/sign-in");
	}

	@Test
	void hasNoCurrentAddress() {
		assertThatIllegalArgumentException().isThrownBy(() -> redirects().signIn(ReturnBack.current()));
		assertThatIllegalArgumentException().isThrownBy(() -> redirects().resolve("/a"));
		this.options.signInUrl("/sign-in");
		assertThatIllegalArgumentException().isThrownBy(() -> redirects().signIn(ReturnBack.to("/a")));
	}

	private SignInRedirects redirects() {
		return SignInRedirects.withoutRequest(this.options.build());
	}

}
