package com.clerk.spring.test.emulator;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Handshakes of an emulator that answers all of them in one form.
 */
class HandshakeFormTests {

	private static final String BACK = "http://localhost:8080/projects";

	private static final String SIGNED_OUT = "__client_uat=0; Path=/; Max-Age=31536000; SameSite=Lax";

	private static final String NONCE = "__clerk_handshake_nonce";

	private static final String TOKEN = "__clerk_handshake";

	@ParameterizedTest
	@ValueSource(strings = { "", "&format=token", "&format=nonce" })
	void nonceComesBackInTheAddressWhateverIsAsked(String format) {
		try (ClerkEmulator clerk = ClerkEmulator.builder().handshakesByNonce().start()) {
			String location = handshake(clerk, format).header("Location");

			assertThat(location).startsWith(BACK + "?" + NONCE + "=");
			assertThat(Handshakes.exchange(clerk, valueIn(location))).contains(SIGNED_OUT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&format=token", "&format=nonce" })
	void tokenComesBackInTheAddressWhateverIsAsked(String format) {
		try (ClerkEmulator clerk = ClerkEmulator.builder().handshakesByToken().start()) {
			String location = handshake(clerk, format).header("Location");

			assertThat(location).startsWith(BACK + "?" + TOKEN + "=");
			assertThat(directives(clerk, valueIn(location))).contains(SIGNED_OUT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&format=token", "&format=nonce" })
	void nonceComesBackInACookieWhateverIsAsked(String format) {
		try (ClerkEmulator clerk = ClerkEmulator.builder().production().handshakesByNonce().start()) {
			Answer answer = handshake(clerk, format);

			assertThat(answer.header("Location")).isEqualTo(BACK);
			assertThat(answer.setCookies()).hasSize(1);
			assertThat(Handshakes.exchange(clerk, Handshakes.value(answer.setCookie(NONCE))))
				.contains(SIGNED_OUT + "; Secure");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&format=token", "&format=nonce" })
	void tokenComesBackInACookieWhateverIsAsked(String format) {
		try (ClerkEmulator clerk = ClerkEmulator.builder().production().handshakesByToken().start()) {
			Answer answer = handshake(clerk, format);

			assertThat(answer.header("Location")).isEqualTo(BACK);
			assertThat(answer.setCookies()).hasSize(1);
			assertThat(directives(clerk, Handshakes.value(answer.setCookie(TOKEN)))).contains(SIGNED_OUT + "; Secure");
		}
	}

	private static Answer handshake(ClerkEmulator clerk, String format) {
		return new Visitor(clerk).get(Handshakes.path(BACK, format));
	}

	private static String valueIn(String location) {
		return location.substring(location.indexOf('=') + 1);
	}

	@SuppressWarnings("unchecked")
	private static List<String> directives(ClerkEmulator clerk, String token) {
		return (List<String>) Tokens.verified(clerk, token).get("handshake");
	}

}
