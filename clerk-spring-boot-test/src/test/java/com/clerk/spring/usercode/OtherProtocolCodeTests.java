package com.clerk.spring.usercode;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;

import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.test.ClerkEmulatorTest;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.TokenVerificationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The code of "Beyond controllers" about calls that are no servlet requests, run on a
 * local Clerk.
 */
@ClerkEmulatorTest
class OtherProtocolCodeTests {

	@Autowired
	private CallAuthentication authentication;

	@Test
	void aCallKnowsItsCaller(@Autowired ClerkEmulator clerk) {
		var ada = clerk.user("ada@example.com").memberOf("acme", "org:admin").create();
		String token = clerk.signIn(ada).switchOrganization("acme").sessionToken();

		SessionAuth auth = this.authentication.authenticate(Map.of("authorization", "Bearer " + token)::get);

		assertThat(auth.userId()).isEqualTo(ada.id());
		assertThat(auth.hasRole("org:admin")).isTrue();
	}

	@Test
	void aCallOfNobodyIsOfNobody(@Autowired ClerkEmulator clerk) {
		String pending = clerk.signIn("ada@example.com").pending().sessionToken();

		assertThat(this.authentication.authenticate((name) -> null).isAuthenticated()).isFalse();
		assertThat(
				this.authentication.authenticate(Map.of("authorization", "Bearer " + pending)::get).isAuthenticated())
			.isFalse();
	}

	@Test
	void anOldTokenIsRefused(@Autowired ClerkEmulator clerk) {
		String old = clerk.signIn("ada@example.com").expiredSessionToken();

		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> this.authentication.authenticate(Map.of("authorization", "Bearer " + old)::get));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(CallAuthentication.class)
	static class Application {

	}

	/**
	 * What a call brings beside its message.
	 */
	@FunctionalInterface
	interface CallMetadata {

		@Nullable String get(String name);

	}

	@Component
	static class CallAuthentication {

		private static final String BEARER = "Bearer ";

		private final SessionTokenVerifier verifier;

		CallAuthentication(SessionTokenVerifier verifier) {
			this.verifier = verifier;
		}

		SessionAuth authenticate(CallMetadata metadata) {
			String header = metadata.get("authorization");
			if (header == null || !header.startsWith(BEARER)) {
				return SessionAuth.signedOut(CallerContext.none());
			}
			String token = header.substring(BEARER.length());
			return SessionAuth.of(this.verifier.verify(token), token, CallerContext.none());
		}

	}

}
