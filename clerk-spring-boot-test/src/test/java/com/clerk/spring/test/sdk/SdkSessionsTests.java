package com.clerk.spring.test.sdk;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.Cookies;
import com.clerk.backend_api.models.components.Session;
import com.clerk.backend_api.models.components.SignInToken;
import com.clerk.backend_api.models.components.Token;
import com.clerk.backend_api.models.operations.CreateSessionRequestBody;
import com.clerk.backend_api.models.operations.CreateSignInTokenRequestBody;
import com.clerk.backend_api.models.operations.Format;
import com.clerk.backend_api.models.operations.GetSessionListRequest;
import com.clerk.backend_api.models.operations.RefreshSessionRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about sessions and their tokens.
 */
class SdkSessionsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	private final String ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin").create().id();

	private final EmulatedSession signedIn = this.clerk.signIn("ada@example.com");

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void aSessionIsWhole() {
		Session session = whole(this.sdk.sessions().get(this.signedIn.id()).session());

		assertThat(session.id()).isEqualTo(this.signedIn.id());
		assertThat(session.object().value()).isEqualTo("session");
		assertThat(session.userId()).isEqualTo(this.ada);
		assertThat(session.clientId()).startsWith("client_");
		assertThat(session.status().value()).isEqualTo("active");
		assertThat(session.lastActiveOrganizationId().get()).startsWith("org_");
		assertThat(session.expireAt()).isGreaterThan(session.createdAt());
		assertThat(session.abandonAt()).isGreaterThan(session.createdAt());
	}

	@Test
	void sessionsAreListedMadeAndRevoked() {
		Session made = whole(this.sdk.sessions()
			.create()
			.request(CreateSessionRequestBody.builder().userId(this.ada).build())
			.call()
			.session());
		List<Session> listed = whole(
				this.sdk.sessions().list(GetSessionListRequest.builder().userId(this.ada).build()).sessionList());
		Session revoked = whole(this.sdk.sessions().revoke(made.id()).session());

		assertThat(listed).extracting(Session::id).containsExactlyInAnyOrder(made.id(), this.signedIn.id());
		assertThat(revoked.id()).isEqualTo(made.id());
		assertThat(revoked.status().value()).isEqualTo("revoked");
	}

	@Test
	void tokensAreOfTheSessionAndOfTemplates() throws Exception {
		this.clerk.jwtTemplate("mobile", Map.of("device", "phone"));

		String token = whole(this.sdk.sessions().createToken(this.signedIn.id()).object()).jwt().orElseThrow();
		String ofTemplate = whole(this.sdk.sessions().createTokenFromTemplate(this.signedIn.id(), "mobile").object())
			.jwt()
			.orElseThrow();

		assertThat(claims(token).getStringClaim("sid")).isEqualTo(this.signedIn.id());
		assertThat(claims(ofTemplate).getStringClaim("device")).isEqualTo("phone");
		assertThat(claims(ofTemplate).getSubject()).isEqualTo(this.ada);
	}

	@Test
	void aRefreshedSessionIsATokenOrCookies() throws Exception {
		Token token = (Token) whole(this.sdk.sessions()
			.refresh()
			.sessionId(this.signedIn.id())
			.requestBody(refresh(Format.TOKEN))
			.call()
			.sessionRefresh()).value();
		Cookies cookies = (Cookies) whole(this.sdk.sessions()
			.refresh()
			.sessionId(this.signedIn.id())
			.requestBody(refresh(Format.COOKIE))
			.call()
			.sessionRefresh()).value();

		assertThat(claims(token.jwt()).getStringClaim("sid")).isEqualTo(this.signedIn.id());
		assertThat(claims(token.jwt()).getStringClaim("azp")).isEqualTo("http://localhost:8080");
		assertThat(cookies.cookies()).anyMatch((line) -> line.startsWith("__session=ey"));
	}

	private RefreshSessionRequestBody refresh(Format format) {
		return RefreshSessionRequestBody.builder()
			.expiredToken(this.signedIn.expiredSessionToken())
			.refreshToken(this.signedIn.refreshToken())
			.requestOrigin("http://localhost:8080")
			.format(format)
			.build();
	}

	@Test
	void signInTokensAreMadeAndRevoked() {
		SignInToken made = whole(this.sdk.signInTokens()
			.create()
			.request(CreateSignInTokenRequestBody.builder().userId(this.ada).build())
			.call()
			.signInToken());
		SignInToken revoked = whole(this.sdk.signInTokens().revoke(made.id()).signInToken());

		assertThat(made.userId()).isEqualTo(this.ada);
		assertThat(made.object().value()).isEqualTo("sign_in_token");
		assertThat(made.status().value()).isEqualTo("pending");
		assertThat(made.token()).hasValueSatisfying((token) -> assertThat(token).isNotEmpty());
		assertThat(revoked.id()).isEqualTo(made.id());
		assertThat(revoked.status().value()).isEqualTo("revoked");
	}

	private static JWTClaimsSet claims(String token) throws Exception {
		return SignedJWT.parse(token).getJWTClaimsSet();
	}

}
