package com.clerk.spring.test.sdk;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.helpers.security.AuthenticateRequest;
import com.clerk.backend_api.helpers.security.VerifyToken;
import com.clerk.backend_api.helpers.security.models.AuthenticateRequestOptions;
import com.clerk.backend_api.helpers.security.models.RequestState;
import com.clerk.backend_api.helpers.security.models.TokenVerificationErrorReason;
import com.clerk.backend_api.helpers.security.models.TokenVerificationException;
import com.clerk.backend_api.helpers.security.models.VerifyTokenOptions;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import io.jsonwebtoken.Claims;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Clerk's own verification takes the session tokens of the emulator.
 */
class SdkVerificationTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final EmulatedSession session = this.clerk.signIn("ada@example.com").seenFrom("http://localhost:8080");

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void aTokenIsVerifiedByTheKeySet() throws Exception {
		VerifyTokenOptions options = VerifyTokenOptions.Builder.withSecretKey(this.clerk.secretKey())
			.apiUrl(this.clerk.url())
			.skipJwksCache(true)
			.build();

		Claims claims = (Claims) VerifyToken.verifyToken(this.session.sessionToken(), options).payload();

		assertThat(claims.getSubject()).isEqualTo(this.session.user().id());
		assertThat(claims.get("sid")).isEqualTo(this.session.id());
		assertThat(this.clerk.requests("/v1/jwks")).hasSize(1);
	}

	@Test
	void aRequestIsSignedInByTheJwtKey() {
		RequestState bearer = AuthenticateRequest
			.authenticateRequest(Map.of("Authorization", List.of("Bearer " + this.session.sessionToken())), options());
		RequestState cookies = AuthenticateRequest
			.authenticateRequest(Map.of("cookie", List.of(this.session.cookieHeader())), options());

		assertThat(bearer.isSignedIn()).isTrue();
		assertThat(bearer.claims().orElseThrow().getSubject()).isEqualTo(this.session.user().id());
		assertThat(cookies.isSignedIn()).isTrue();
		assertThat(this.clerk.requests("/v1/jwks")).isEmpty();
	}

	private AuthenticateRequestOptions options() {
		return AuthenticateRequestOptions.Builder.withJwtKey(this.clerk.jwtKey())
			.authorizedParty("http://localhost:8080")
			.build();
	}

	@Test
	void anExpiredTokenIsRefused() {
		VerifyTokenOptions options = VerifyTokenOptions.Builder.withJwtKey(this.clerk.jwtKey()).build();
		String token = this.session.expiredSessionToken();

		assertThat(catchThrowableOfType(TokenVerificationException.class, () -> VerifyToken.verifyToken(token, options))
			.reason()).isEqualTo(TokenVerificationErrorReason.TOKEN_EXPIRED);
	}

}
