package com.clerk.spring.test.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import com.clerk.spring.options.PublishableKey;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exchange of an expired session token, over HTTP.
 */
class SessionRefreshTests {

	private static final String YEAR = "; Path=/; Max-Age=31536000; SameSite=Lax";

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	private final String suffix = "_" + PublishableKey.parse(this.clerk.publishableKey()).cookieSuffix();

	private final EmulatedSession session = this.clerk.signIn("ada@example.com");

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void bringsTheCookiesOfANewToken() {
		Answer answer = refresh(this.session, body(this.session), "");

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json()).containsOnlyKeys("object", "cookies").containsEntry("object", "cookies");
		String token = token(answer);
		assertThat(cookies(answer)).containsExactly("__session=" + token + YEAR,
				"__refresh" + this.suffix + "=" + this.session.refreshToken() + YEAR + "; HttpOnly");
		assertThat(Tokens.verified(this.clerk, token)).containsEntry("sid", this.session.id())
			.containsEntry("azp", "http://localhost:8080");
	}

	@Test
	void bringsSuffixedCookiesWhereTheyAreRead() {
		Answer answer = refresh(this.session, body(this.session), "?suffixed_cookies=true");

		String token = token(answer);
		assertThat(cookies(answer)).containsExactly("__session=" + token + YEAR,
				"__session" + this.suffix + "=" + token + YEAR,
				"__refresh" + this.suffix + "=" + this.session.refreshToken() + YEAR + "; HttpOnly");
	}

	@Test
	void withoutTheFormatATokenAloneComesBack() {
		Map<String, Object> body = body(this.session);
		body.remove("format");

		Answer answer = refresh(this.session, body, "");

		assertThat(answer.json()).containsOnlyKeys("object", "jwt").containsEntry("object", "token");
		assertThat(Tokens.isVerified(this.clerk, answer.json().get("jwt").toString())).isTrue();
	}

	@Test
	void newTokenTellsTheOrganizationOfNow() {
		this.clerk.user("bob@example.com").memberOf("acme", "org:admin").memberOf("globex", "org:member").create();
		EmulatedSession bob = this.clerk.signIn("bob@example.com");
		Map<String, Object> body = body(bob);
		bob.switchOrganization("globex");

		assertThat(Tokens.claims(token(refresh(bob, body, ""))).get("o").toString()).contains("slg=globex");
	}

	@Test
	void refreshTokenCanBeUsedAgain() {
		Map<String, Object> body = body(this.session);

		assertThat(refresh(this.session, body, "").status()).isEqualTo(200);
		assertThat(refresh(this.session, body, "").status()).isEqualTo(200);
	}

	@Test
	void whenRefreshTokenIsWrongThenItIsRefused() {
		assertInvalid(refresh(this.session, with("refresh_token", "rt_wrong"), ""));
	}

	@Test
	void whenRefreshTokenIsOfAnotherSessionThenItIsRefused() {
		EmulatedSession other = this.clerk.signIn("eve@example.com");

		assertInvalid(refresh(this.session, with("refresh_token", other.refreshToken()), ""));
	}

	@Test
	void whenExpiredTokenIsOfAnotherSessionThenItIsRefused() {
		EmulatedSession other = this.clerk.signIn("eve@example.com");

		assertInvalid(refresh(this.session, with("expired_token", other.expiredSessionToken()), ""));
		assertInvalid(refresh(this.session, with("expired_token", "x"), ""));
	}

	@Test
	void whenRefreshTokenWasReplacedThenTheOldOneIsRefused() {
		Map<String, Object> body = body(this.session);

		this.session.replaceRefreshToken();

		assertInvalid(refresh(this.session, body, ""));
		assertThat(refresh(this.session, body(this.session), "").status()).isEqualTo(200);
	}

	@Test
	void whenSessionHasEndedThenItIsRefused() {
		Map<String, Object> body = body(this.session);
		this.session.end();

		Answer answer = refresh(this.session, body, "");

		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.errorCode()).isEqualTo("session_not_active");
	}

	@Test
	void whenSessionHasEndedThenAStrangerDoesNotLearnIt() {
		this.session.end();

		assertInvalid(refresh(this.session, with("refresh_token", "rt_wrong"), ""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "refresh_token", "expired_token", "request_origin" })
	void whenAMemberIsMissingOrNoTextThenAnswers422(String member) {
		Map<String, Object> missing = body(this.session);
		missing.remove(member);

		assertThat(refresh(this.session, missing, "").status()).isEqualTo(422);
		assertThat(refresh(this.session, with(member, 1), "").errorCode()).isEqualTo("form_param_missing");
		assertThat(refresh(this.session, with(member, ""), "").status()).isEqualTo(422);
	}

	@Test
	void whenSessionIsUnknownThenAnswers404() {
		assertThat(this.application.post("/v1/sessions/sess_1/refresh", "{}").status()).isEqualTo(404);
	}

	@Test
	void onlyTheApplicationMayAsk() {
		assertThat(new Visitor(this.clerk).post("/v1/sessions/" + this.session.id() + "/refresh", "{}").status())
			.isEqualTo(401);
	}

	@Test
	void callsAreCountedForAllSessionsTogether() {
		refresh(this.session, body(this.session), "");
		refresh(this.clerk.signIn("eve@example.com"), body(this.session), "");

		assertThat(this.clerk.requests("/v1/sessions/{id}/refresh")).hasSize(2)
			.extracting(RecordedRequest::status)
			.containsExactly(200, 401);
		assertThat(this.clerk.requests().toString()).doesNotContain(this.session.refreshToken());
	}

	private static void assertInvalid(Answer answer) {
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.errorCode()).isEqualTo("refresh_token_invalid");
	}

	private Map<String, Object> with(String member, Object value) {
		Map<String, Object> body = body(this.session);
		body.put(member, value);
		return body;
	}

	private static Map<String, Object> body(EmulatedSession session) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("format", "cookie");
		body.put("expired_token", session.expiredSessionToken());
		body.put("refresh_token", session.refreshToken());
		body.put("request_origin", "http://localhost:8080");
		body.put("request_headers", Map.of("host", List.of("localhost:8080")));
		return body;
	}

	private Answer refresh(EmulatedSession session, Map<String, Object> body, String query) {
		return this.application.post("/v1/sessions/" + session.id() + "/refresh" + query,
				JsonMapper.builder().build().writeValueAsString(body));
	}

	@SuppressWarnings("unchecked")
	private static List<String> cookies(Answer answer) {
		return (List<String>) answer.json().get("cookies");
	}

	private static String token(Answer answer) {
		return Handshakes.value(cookies(answer).get(0));
	}

}
