package com.clerk.spring.test.emulator;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TokenVerificationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The library on the emulator: it takes what Clerk would have made, and fetches keys from
 * it.
 */
class LibraryVerificationTests {

	private final MovableClock clock = new MovableClock();

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().clock(this.clock).start();

	private final SigningKeys keys = SigningKeys.create(BackendApi.create(BackendTransport.create(RestClient.builder(),
			(connectTimeout, readTimeout) -> new JdkClientHttpRequestFactory(), this.clock), this.clock), this.clock);

	@AfterEach
	void close() {
		this.keys.close();
		this.clerk.close();
	}

	@Test
	void verifiesByTheKeySet() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		assertThat(verifier(this.clerk.secretKey()).verify(session.sessionToken()).subject())
			.isEqualTo(session.user().id());
		assertThat(this.clerk.requests("/v1/jwks")).hasSize(1);
	}

	@Test
	void verifiesByTheJwtKeyWithoutNetwork() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		ClerkOptions options = ClerkOptions.builder()
			.publishableKey(this.clerk.publishableKey())
			.jwtKey(this.clerk.jwtKey())
			.build();

		assertThat(verifier(options).verify(session.sessionToken()).subject()).isEqualTo(session.user().id());
		assertThat(this.clerk.requests()).isEmpty();
	}

	@Test
	void refusesAnExpiredToken() {
		String token = this.clerk.signIn("ada@example.com").expiredSessionToken();
		SessionTokenVerifier verifier = verifier(this.clerk.secretKey());

		assertThatExceptionOfType(TokenVerificationException.class).isThrownBy(() -> verifier.verify(token))
			.satisfies((ex) -> assertThat(ex.reason().toString()).containsIgnoringCase("expired"));
	}

	@Test
	void whenTimePassesThenATokenExpires() {
		SessionTokenVerifier verifier = verifier(this.clerk.secretKey());
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		String token = session.sessionToken();
		verifier.verify(token);

		this.clock.move(Duration.ofSeconds(90));

		assertThatExceptionOfType(TokenVerificationException.class).isThrownBy(() -> verifier.verify(token));
		assertThat(verifier.verify(session.sessionToken()).subject()).isEqualTo(session.user().id());
	}

	@Test
	void whenSecretKeyIsWrongThenTheLibraryIsTold() {
		String token = this.clerk.signIn("ada@example.com").sessionToken();
		SessionTokenVerifier verifier = verifier("sk_test_wrong");

		assertThatExceptionOfType(TokenVerificationException.class).isThrownBy(() -> verifier.verify(token))
			.satisfies((ex) -> assertThat(ex.reason().toString()).containsIgnoringCase("secret"));
	}

	private SessionTokenVerifier verifier(String secretKey) {
		return verifier(ClerkOptions.builder()
			.publishableKey(this.clerk.publishableKey())
			.secretKey(secretKey)
			.apiUrl(this.clerk.url())
			.build());
	}

	private SessionTokenVerifier verifier(ClerkOptions options) {
		return SessionTokenVerifier.create(options, this.keys, this.clock, 0);
	}

}
