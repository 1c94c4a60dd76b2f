package com.clerk.spring.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestCaller;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.request.SignInRedirects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link CrossSiteCheck}.
 */
class CrossSiteCheckTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.authorizedParties(List.of("https://admin.example.com", "http://localhost:3000/"))
		.build();

	private final CrossSiteCheck check = new CrossSiteCheck();

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = {
			// sec-fetch-site, origin, passes
			"same-origin, -, true", "none, -, true", "same-origin, https://evil.example, true", "cross-site, -, false",
			"same-site, -, false", "cross-site, https://evil.example, false",
			"same-site, https://other.example.com, false", "cross-site, null, false",
			"cross-site, https://admin.example.com, true", "same-site, https://admin.example.com, true",
			"SAME-ORIGIN, -, false", "unheard-of, -, false", "'same-origin, none', -, false", "-, -, true",
			"-, https://app.example.com, true", "-, https://app.example.com:443, true",
			"-, HTTPS://APP.EXAMPLE.COM, true", "-, http://app.example.com, false",
			"-, https://app.example.com:8443, false", "-, https://app.example.com.evil.example, false",
			"-, https://evil.example, false", "-, null, false", "-, '', true", "-, garbage, false",
			"-, 'https://app.example.com, https://evil.example', false", "-, https://admin.example.com, true",
			"-, http://localhost:3000, true", "-, http://localhost:3001, false",
			"-, https://app.example.com@evil.example, false" })
	void looksAtWhereTheBrowserSaysItComesFrom(@Nullable String site, @Nullable String origin, boolean passes) {
		ClerkRequest.Builder request = request("POST");
		addTo(request, "Sec-Fetch-Site", site);
		addTo(request, "Origin", origin);

		assertThat(passes(request, States.user("user_1"))).isEqualTo(passes);
	}

	@ParameterizedTest
	@CsvSource({ "POST, false", "PUT, false", "PATCH, false", "DELETE, false", "post, false", "CONNECT, false",
			"BREW, false", "GET, true", "HEAD, true", "OPTIONS, true", "TRACE, true", "get, false" })
	void isAboutMethodsThatMayChangeSomething(String method, boolean passes) {
		ClerkRequest.Builder request = request(method).header("Origin", "https://evil.example");

		assertThat(passes(request, States.user("user_1"))).isEqualTo(passes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "websocket", "WebSocket", "h2c, websocket" })
	void isAboutWebSocketsToo(String upgrade) {
		ClerkRequest.Builder other = request("GET").header("Upgrade", upgrade).header("Origin", "https://evil.example");
		ClerkRequest.Builder own = request("GET").header("Upgrade", upgrade)
			.header("Origin", "https://app.example.com");

		assertThat(passes(other, States.user("user_1"))).isFalse();
		assertThat(passes(own, States.user("user_1"))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Bearer a.b.c, true", "bearer a.b.c, true", "a.b.c, true", "Bearer, false", "Basic dTpw, false",
			"Digest a=b, false" })
	void doesNotBotherTokensInAHeader(String authorization, boolean passes) {
		ClerkRequest.Builder request = request("POST").header("Origin", "https://evil.example")
			.header("Authorization", authorization);

		assertThat(passes(request, States.user("user_1"))).isEqualTo(passes);
	}

	@Test
	void doesNotBotherSignedOutCallers() {
		assertThat(passes(request("POST").header("Origin", "https://evil.example"), States.signedOut())).isTrue();
	}

	@Test
	void protectsPendingSessionsToo() {
		assertThat(passes(request("POST").header("Origin", "https://evil.example"), States.pending("user_1")))
			.isFalse();
	}

	private boolean passes(ClerkRequest.Builder builder, RequestState state) {
		ClerkRequest request = builder.build();
		RequestCaller caller = new RequestCaller(request, OPTIONS, state, SignInRedirects.of(OPTIONS, request, state));
		Throwable thrown = catchThrowable(() -> this.check.check(caller));
		assertThat(thrown).satisfiesAnyOf((none) -> assertThat(none).isNull(),
				(refusal) -> assertThat(refusal).isInstanceOf(CrossSiteRequestException.class));
		return thrown == null;
	}

	private static ClerkRequest.Builder request(String method) {
		return ClerkRequest.builder(method, "https://app.example.com/projects").header("Cookie", "__session=a.b.c");
	}

	private static void addTo(ClerkRequest.Builder request, String name, @Nullable String value) {
		if (value != null) {
			request.header(name, value);
		}
	}

}
