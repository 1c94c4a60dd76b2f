package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Credentials in whatever form a request brings them.
 */
class RedactionTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().sharedKeyPair().control(true).start();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void headersThatABodyTellsAreShortenedAsHeadersAre() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		String token = session.sessionToken();
		Visitor application = new Visitor(this.clerk).header("Authorization", "Bearer " + this.clerk.secretKey());

		application.post("/v1/sessions/" + session.id() + "/refresh", """
				{"format":"cookie","expired_token":"%s","refresh_token":"%s","request_origin":"http://localhost:8080",
				"request_headers":{"cookie":["a=b; __session=%s"],"Authorization":["Bearer %s"],
				"referer":["http://localhost:8080/?__clerk_db_jwt=%s"],"accept":["text/html"]}}""".formatted(token,
				session.refreshToken(), token, token, session.refreshToken()));

		String body = this.clerk.requests("/v1/sessions/{id}/refresh").get(0).body();
		assertThat(body).contains("\"request_origin\":\"http://localhost:8080\"", "\"accept\":[\"text/html\"]",
				"\"cookie\":[\"a=…; __session=eyJ", "\"Authorization\":[\"Bearer eyJ",
				"\"referer\":[\"http://localhost:8080/?__clerk_db_jwt=");
		assertThat(body).doesNotContain(token, session.refreshToken());
		assertThat(new Visitor(this.clerk).get("/emulator/requests").body()).doesNotContain(token,
				session.refreshToken());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"password":["a-very-long-password"]} | {"password":"…"}
					{"code":424242,"n":1} | {"code":"…","n":1}
					{"code" : 424242 , "n" : 1.50 } | {"code" : "…" , "n" : 1.50 }
					{"__session":{"value":"0123456789abcdef","n":[1]},"a":{}} | {"__session":"…","a":{}}
					{"totp":"123456","otp_code":"123456"} | {"totp":"…","otp_code":"…"}
					{"a":[{"b":{"token":"0123456789abcdef"}}]} | {"a":[{"b":{"token":"0123456…"}}]}
					{"to\\u006ben":"0123456789abcdef"} | {"to\\u006ben":"0123456…"}
					{"token":"0\\"\\\\3456789abcdef"} | {"token":"0\\"\\\\3456…"}
					{"skip_password_checks":true,"token":null} | {"skip_password_checks":true,"token":null}
					{"cookie":"a=0123456789abcdef"} | {"cookie":"a=0123456…"}
					{"cookie":[["a=0123456789abcdef"],null]} | {"cookie":["…",null]}
					{"cookie":{"a":"0123456789abcdef"}} | {"cookie":"…"}
					{"x-csrf-token":["0123456789abcdef"]} | {"x-csrf-token":"…"}
					%74icket=0123456789abcdef&a=b | %74icket=0123456…&a=b
					%zzicket=0123456789abcdef | %zzicket=0123456…
					to=http%3A%2F%2Flocalhost%2F%3F__clerk_db_jwt%3Ddvb_0123456789abcdefghijkl%26a%3Db | to=http%3A%2F%2Flocalhost%2F%3F__clerk_db_jwt%3Ddvb_…%26a%3Db
					{"to":"http://localhost/?__clerk_ticket=ticket_0123456789abcdefghijkl"} | {"to":"http://localhost/?__clerk_ticket=ticket_…"}
					["sk_test_0123456789abcdefghijkl"] | ["sk_test_…"]
					{"api_key_id":"ak_0123456789abcdefghijklmn"} | {"api_key_id":"ak_0123456789abcdefghijklmn"}
					""")
	void credentialsAreFoundWhereverTheyAre(String body, String shortened) {
		assertThat(Redaction.body(body)).isEqualTo(shortened);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"token\":\"0123456789abcdef\"", "{\"token\":\"0123456789abcdef\"} x",
			"[\"0123456789abcdef\"}", "0123456789abcdef", "\"0123456789abcdef\"",
			"--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n0123456789abcdef" })
	void ofWhatIsNeitherJsonNorAFormTheLengthIsRecorded(String body) {
		assertThat(Redaction.body(body)).isEqualTo("(" + body.length() + " characters)");
	}

	@Test
	void withoutABodyNothingIsRecorded() {
		assertThat(Redaction.body("")).isEmpty();
	}

	@Test
	void headersWithSecretNamesAreShortened() {
		assertThat(Redaction.headers(Map.of("proxy-authorization", List.of("Basic 0123456789abcdef"), "x-csrf-token",
				List.of("0123456789abcdef"), "x-api", List.of("eyJ0123456789abcdefghijkl.a.b"))))
			.containsEntry("x-api", List.of("eyJ…"))
			.containsEntry("proxy-authorization", List.of("Basic 0123456…"))
			.containsEntry("x-csrf-token", List.of("0123456…"));
	}

}
