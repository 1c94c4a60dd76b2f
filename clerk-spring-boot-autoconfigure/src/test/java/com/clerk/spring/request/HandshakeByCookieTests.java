package com.clerk.spring.request;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.RequestState.Status;
import com.clerk.spring.token.DecodedToken;
import com.clerk.spring.token.SessionTokenVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A handshake that a development instance finds in a cookie, which no redirect removes.
 */
class HandshakeByCookieTests {

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.publishableKey("pk_test_Y2FsbS1vdHRlci0xMi5jbGVyay5hY2NvdW50cy5kZXYk")
		.secretKey("sk_test_x")
		.build();

	private static final String URL = "http://localhost:8080/dashboard?a=1";

	private static final String TOKEN = token();

	private final SessionApi sessionApi = mock();

	private final SessionTokenVerifier verifier = mock();

	private final RequestAuthenticator authenticator = RequestAuthenticator.create(this.verifier, mock(), mock(),
			this.sessionApi, Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC));

	@BeforeEach
	void acceptTokens() {
		given(this.verifier.verify(any(), any(), any()))
			.willAnswer((call) -> call.getArgument(0, DecodedToken.class).claims());
	}

	@Test
	void oneThatBringsNothingIsNotRedirectedToItself() {
		brings();

		RequestState state = authenticate(URL, "__clerk_handshake_nonce=used");

		assertThat(state.reason()).isEqualTo("session-token-missing");
		assertThat(state.headers()).doesNotContainKey("location").containsEntry("access-control-allow-origin", "null");
	}

	@Test
	void oneThatSignsOutIsNotRedirectedToItself() {
		brings("__session=; Path=/; Max-Age=0");

		RequestState state = authenticate(URL, "__clerk_handshake_nonce=n");

		assertThat(state.headers()).doesNotContainKey("location");
		assertThat(state.cookies()).hasSize(1);
	}

	@Test
	void oneThatSignsInIsRedirectedUntilTheBrowserHasTheSession() {
		brings("__session=" + TOKEN + "; Path=/");

		RequestState first = authenticate(URL, "__clerk_handshake_nonce=n");
		RequestState second = authenticate(URL, "__clerk_handshake_nonce=n; __session=" + TOKEN);

		assertThat(first.headers()).containsEntry("location", URL);
		assertThat(second.status()).isEqualTo(Status.SIGNED_IN);
		assertThat(second.headers()).doesNotContainKey("location");
	}

	@Test
	void theSessionOfTheInstancesOwnCookieCountsAsWell() {
		brings("__session_nh8oyGT_=" + TOKEN + "; Path=/");

		RequestState state = authenticate(URL, "__clerk_handshake_nonce=n; __session_nh8oyGT_=" + TOKEN);

		assertThat(state.headers()).doesNotContainKey("location");
	}

	@ParameterizedTest
	@ValueSource(strings = { "__clerk_handshake_nonce=x", "__clerk_db_jwt=dvb", "__clerk_help=1" })
	void whatAHandshakeLeavesInTheAddressIsStillRemoved(String parameter) {
		brings();

		RequestState state = authenticate(URL + "&" + parameter, "__clerk_handshake_nonce=used");

		assertThat(state.headers()).containsEntry("location", URL);
	}

	private void brings(String... directives) {
		given(this.sessionApi.handshakePayload(any(), any())).willReturn(List.of(directives));
	}

	private RequestState authenticate(String url, String cookies) {
		return this.authenticator.authenticate(ClerkRequest.builder("GET", url).header("Cookie", cookies).build(),
				OPTIONS);
	}

	private static String token() {
		Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
		return encoder.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
				+ encoder.encodeToString("{\"sub\":\"user_1\",\"iss\":\"https://calm-otter-12.clerk.accounts.dev\"}"
					.getBytes(StandardCharsets.UTF_8))
				+ ".c2ln";
	}

}
