package com.clerk.spring.boot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.boot.RunningApplication.Answer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where a browser is sent back to after sign-in, which is the public URL, by the setting
 * {@code server.forward-headers-strategy}: what was sent against what the container or
 * Spring made of it.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ForwardedHeadersTests {

	private static final String DELIMITER = " -> ";

	/** Everything that a client can forge, and that some software somewhere believes. */
	private static final String[] FORGED = { "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https",
			"X-Forwarded-Port: 8443", "X-Forwarded-Prefix: /evil", "Forwarded: host=evil.example;proto=https",
			"X-Forwarded-Server: evil.example", "X-Forwarded-Ssl: on", "Front-End-Https: on", "X-Url-Scheme: https",
			"X-Host: evil.example", "X-Original-Host: evil.example", "X-Original-URL: /evil", "X-Rewrite-URL: /evil" };

	private final Map<String, RunningApplication> applications = new HashMap<>();

	@AfterAll
	void stop() {
		this.applications.values().forEach(RunningApplication::close);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = DELIMITER, textBlock = """
			GET /closed/a?x=1 | Host: app.example.com -> http://app.example.com/closed/a?x=1
			GET /closed/a | Host: APP.example.com:8443 -> http://app.example.com:8443/closed/a
			GET /closed/a | Host: app.example.com:80 -> http://app.example.com/closed/a
			GET /closed/a | Host: [2001:db8::1]:8443 -> http://[2001:db8::1]:8443/closed/a
			GET http://app.example.com/closed/a | Host: app.example.com -> http://app.example.com/closed/a
			GET https://app.example.com/closed/a | Host: app.example.com -> http://app.example.com/closed/a
			GET http://user@app.example.com/closed/a | Host: app.example.com -> http://app.example.com/closed/a
			""")
	void withoutForwardingTheConnectionCounts(String request, String expected) {
		assertThat(send("none", request).redirectUrl()).isEqualTo(expected);
	}

	@Test
	void withoutForwardingNothingThatIsForgedCounts() {
		String[] headers = Arrays.copyOf(FORGED, FORGED.length + 1);
		headers[FORGED.length] = "Host: app.example.com";

		assertThat(application("none").send("GET /closed/a", headers).redirectUrl())
			.isEqualTo("http://app.example.com/closed/a");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = DELIMITER,
			textBlock = """
					X-Forwarded-Host: www.example.com | X-Forwarded-Proto: https -> https://www.example.com/closed/a
					X-Forwarded-Proto: https -> https://app.example.com/closed/a
					X-Forwarded-Host: www.example.com -> http://www.example.com/closed/a
					X-Forwarded-Host: www.example.com | X-Forwarded-Proto: https | X-Forwarded-Port: 8443 -> https://www.example.com:8443/closed/a
					X-Forwarded-Host: [2001:db8::1] -> http://[2001:db8::1]/closed/a
					X-Forwarded-Prefix: /shop -> http://app.example.com/closed/a
					Forwarded: host=www.example.com;proto=https -> http://app.example.com/closed/a
					X-Forwarded-Host: user@evil.example -> http://app.example.com/closed/a
					X-Forwarded-Host: evil.example/path?x= -> http://app.example.com/closed/a
					X-Forwarded-Host: one.example, two.example -> http://app.example.com/closed/a
					X-Forwarded-Proto: javascript -> http://app.example.com/closed/a
					X-Forwarded-Port: abc -> http://app.example.com/closed/a
					""")
	void nativelyTheContainersRulesCount(String headers, String expected) {
		assertThat(send("native", "GET /closed/a | Host: app.example.com | " + headers).redirectUrl())
			.isEqualTo(expected);
	}

	@Test
	void nativelyNobodyButATrustedProxyCounts() {
		RunningApplication exposed = application("native", "server.tomcat.remoteip.internal-proxies=192\\.0\\.2\\.1");
		String[] headers = Arrays.copyOf(FORGED, FORGED.length + 1);
		headers[FORGED.length] = "Host: app.example.com";

		assertThat(exposed.send("GET /closed/a", headers).redirectUrl()).isEqualTo("http://app.example.com/closed/a");
	}

	@ParameterizedTest
	@CsvSource(delimiterString = DELIMITER,
			textBlock = """
					X-Forwarded-Host: www.example.com | X-Forwarded-Proto: https -> https://www.example.com/closed/a
					X-Forwarded-Proto: https -> https://app.example.com/closed/a
					X-Forwarded-Host: www.example.com:8443 | X-Forwarded-Proto: https -> https://www.example.com:8443/closed/a
					X-Forwarded-Host: www.example.com | X-Forwarded-Proto: https | X-Forwarded-Port: 8443 -> https://www.example.com:8443/closed/a
					X-Forwarded-Host: one.example, two.example -> http://one.example/closed/a
					X-Forwarded-Host: one.example | X-Forwarded-Host: two.example -> http://one.example/closed/a
					X-Forwarded-Prefix: /shop -> http://app.example.com/shop/closed/a
					X-Forwarded-Prefix: /shop/ -> http://app.example.com/shop/closed/a
					X-Forwarded-Prefix: /a, /b -> http://app.example.com/a/b/closed/a
					X-Forwarded-Prefix: /a b<c> -> http://app.example.com/a%20b%3Cc%3E/closed/a
					X-Forwarded-Prefix: /closed/a -> http://app.example.com/closed/a/closed/a
					Forwarded: host=www.example.com;proto=https -> https://www.example.com/closed/a
					Forwarded: host=one.example | X-Forwarded-Host: two.example -> http://one.example/closed/a
					""")
	void inTheFrameworkSpringsRulesCount(String headers, String expected) {
		assertThat(send("framework", "GET /closed/a | Host: app.example.com | " + headers).redirectUrl())
			.isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-Host: user@evil.example", "X-Forwarded-Host: evil.example/path?x=",
			"X-Forwarded-Host: evil.example\\", "X-Forwarded-Proto: javascript", "X-Forwarded-Proto: ftp",
			"X-Forwarded-Port: abc", "X-Forwarded-Port: 99999", "Forwarded: host=\"user@evil.example\"",
			"Forwarded: host=\"evil.example/x\"", "X-Forwarded-Prefix: //evil.example",
			"X-Forwarded-Prefix: /a/../../b" })
	void inTheFrameworkWhatIsNoAddressIsRefused(String header) {
		assertThat(send("framework", "GET /closed/a | Host: app.example.com | " + header).status()).isEqualTo(400);
	}

	@Test
	void aPrefixIsNoPartOfTheRoute() {
		String prefix = "Host: app.example.com | X-Forwarded-Prefix: /closed";

		assertThat(send("framework", "GET /open | " + prefix).body()).contains("open by /closed");
		assertThat(send("framework", "GET /closed/a | " + prefix).status()).isEqualTo(307);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host: user@app.example.com", "Host: app.example.com | Host: evil.example",
			"Host: app.example.com, evil.example", "Host: app.example.com/evil", "Host:", "Accept: */*" })
	void aHostThatIsNoneIsRefusedWhateverIsForwarded(String headers) {
		for (String strategy : new String[] { "none", "native", "framework" }) {
			assertThat(send(strategy, "GET /closed/a | X-Forwarded-Host: www.example.com | " + headers).status())
				.as(strategy)
				.isEqualTo(400);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET http://evil.example/closed/a", "GET //evil.example/closed/a", "GET //closed/a",
			"GET /\\evil.example/closed/a", "GET evil.example/closed/a" })
	void aTargetThatNamesAnotherHostOrNoPathIsRefused(String requestLine) {
		for (String strategy : new String[] { "none", "native", "framework" }) {
			assertThat(send(strategy, requestLine + " | Host: app.example.com").status()).as(strategy).isEqualTo(400);
		}
	}

	@Test
	void aRequestWithoutHostLeadsToWhereItArrived() {
		RunningApplication application = application("none");

		assertThat(application.sendRaw("GET /closed/a HTTP/1.0\r\nAccept: text/html\r\n\r\n").redirectUrl()).isIn(
				"http://localhost:" + application.port() + "/closed/a",
				"http://127.0.0.1:" + application.port() + "/closed/a");
	}

	private Answer send(String strategy, String request) {
		String[] parts = request.split(" \\| ");
		return application(strategy).send(parts[0], Arrays.copyOfRange(parts, 1, parts.length));
	}

	private RunningApplication application(String strategy, String... more) {
		return this.applications.computeIfAbsent(strategy + String.join("", more), (key) -> {
			String[] properties = Arrays.copyOf(more, more.length + 1);
			properties[more.length] = "server.forward-headers-strategy=" + strategy;
			return RunningApplication.start(PublishedApplication.class, properties);
		});
	}

}
