package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What is kept of requests.
 */
class RequestLogTests {

	private final Latest<RecordedRequest> log = new Latest<>();

	@Test
	void keepsTheLatestThousand() {
		for (int i = 0; i < 1005; i++) {
			this.log.add(new RecordedRequest("GET", "/" + i, null, Map.of(), "", 200));
		}

		assertThat(this.log.all()).hasSize(1000);
		assertThat(this.log.all().get(0).path()).isEqualTo("/5");
		assertThat(this.log.all().get(999).path()).isEqualTo("/1004");
	}

	@Test
	void shortensCredentialsInHeaders() {
		Map<String, List<String>> headers = Redaction
			.headers(Map.of("authorization", List.of("Bearer sk_test_0123456789abcdef"), "cookie",
					List.of("__session=eyJhbGciOiJSUzI1NiJ9.x.y; a=b"), "clerk-secret-key",
					List.of("sk_test_0123456789abcdef"), "accept", List.of("text/html")));

		assertThat(headers).containsEntry("authorization", List.of("Bearer sk_test…"))
			.containsEntry("cookie", List.of("__session=eyJhbGc…; a=…"))
			.containsEntry("clerk-secret-key", List.of("sk_test…"))
			.containsEntry("accept", List.of("text/html"));
	}

	@Test
	void shortensCredentialsInTheAddressOfThePageBefore() {
		String page = "http://localhost:8080/projects?sort=name&__clerk_db_jwt=dvb_0123456789abcdef";

		assertThat(Redaction.headers(Map.of("referer", List.of(page)))).containsEntry("referer",
				List.of("http://localhost:8080/projects?sort=name&__clerk_db_jwt=dvb_012…"));
		assertThat(Redaction.headers(Map.of("referer", List.of("http://localhost:8080/")))).containsEntry("referer",
				List.of("http://localhost:8080/"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					a=1&__clerk_db_jwt=dvb_0123456789abcdef&b=2 | a=1&__clerk_db_jwt=dvb_012…&b=2
					identifier=ada&password=a-very-long-password | identifier=ada&password=…
					code=424242 | code=…
					grant_type=refresh_token&refresh_token=0123456789abcdef | grant_type=refresh_token&refresh_token=0123456…
					code_verifier=0123456789abcdef&client_secret=0123456789abcdef | code_verifier=0123456…&client_secret=0123456…
					code_challenge=0123456789abcdef&code_challenge_method=S256 | code_challenge=0123456…&code_challenge_method=S256
					token=0123456789abcdef&token_type_hint=access_token | token=0123456…&token_type_hint=access_token
					redirect_url=http://localhost | redirect_url=http://localhost
					__clerk_hs_reason=session-token-expired | __clerk_hs_reason=session-token-expired
					__clerk_hs_reasons=session-token-expired | __clerk_hs_reasons=session…
					{"refresh_token":"rt_0123456789abcdef","n":1} | {"refresh_token":"rt_0123…","n":1}
					{"secret":"ak_0123\\"456789abcdef"} | {"secret":"ak_0123…"}
					{"password":"a-very-long-password"} | {"password":"…"}
					{"name":"Ada"} | {"name":"Ada"}
					{"name":"code","code" : "0123456789abcdef"} | {"name":"code","code" : "0123456…"}
					[{"token":"0123456789abcdef | (27 characters)
					identifier=token&b=__session | identifier=token&b=__session
					b&&=c&token= | b&&=c&token=…
					""")
	void shortensCredentialsInBodies(String body, String shortened) {
		assertThat(Redaction.body(body)).isEqualTo(shortened);
	}

	@Test
	void longBodiesAreNoTrouble() {
		String body = "{\"token\":\"" + "x\\\"".repeat(20_000) + "\"}";

		assertThat(Redaction.body(body)).startsWith("{\"token\":\"x").hasSizeLessThan(30);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "token", "&token", "\\\"", "{\"", "{\"token\":", "{\"a\\\"", "=", "a=" })
	void hostileRequestsAreNoTrouble(String part) {
		String hostile = part.charAt(0) + part.repeat(64 * 1024 / part.length());
		Map<String, List<String>> headers = Map.of("cookie", List.of(hostile), "referer", List.of("/?" + hostile));

		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
			assertThat(Redaction.body(hostile)).hasSizeLessThan(10_000);
			assertThat(Redaction.parameters(hostile)).hasSizeLessThan(10_000);
			assertThat(Redaction.headers(headers)).hasSize(2);
		});
	}

	@Test
	void ofALongBodyTheBeginningIsRecorded() {
		String body = "{\"name\":\"" + "x".repeat(20_000) + "\",\"token\":\"0123456789abcdef\"}";

		assertThat(Redaction.body(body)).startsWith("{\"name\":\"xxx").hasSizeBetween(8_000, 8_300);
	}

}
