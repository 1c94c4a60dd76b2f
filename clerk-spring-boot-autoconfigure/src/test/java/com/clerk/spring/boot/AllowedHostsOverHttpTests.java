package com.clerk.spring.boot;

import java.time.Clock;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.boot.RunningApplication.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * {@code clerk.allowed-hosts} in a running application, and the warning where it lacks.
 */
@ExtendWith(OutputCaptureExtension.class)
class AllowedHostsOverHttpTests {

	private static final String HOSTS = "clerk.allowed-hosts=app.example.com,localhost:8080,*.tenants.example";

	private static RunningApplication application;

	@BeforeAll
	static void start() {
		application = RunningApplication.start(PublishedApplication.class, HOSTS,
				"management.endpoint.health.show-components=when-authorized");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "app.example.com", "APP.example.com:8443", "localhost:8080", "a.tenants.example" })
	void answersForItsHosts(String host) {
		assertThat(application.send("GET /open", "Host: " + host).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "/open, evil.example", "/closed/a, evil.example", "/open, localhost", "/open, tenants.example",
			"/open, 127.0.0.1", "/missing, app.example.com.evil.example" })
	void answersForNoOtherWith421AndNothingElse(String path, String host) {
		Answer answer = application.send("GET " + path, "Host: " + host);

		assertThat(answer.status()).isEqualTo(421);
		assertThat(answer.body()).isEmpty();
		assertThat(answer.text()).doesNotContain("evil", "Set-Cookie");
	}

	@Test
	void saysSoOnce(CapturedOutput output) {
		try (RunningApplication fresh = RunningApplication.start(PublishedApplication.class, HOSTS)) {
			for (int i = 0; i < 3; i++) {
				fresh.send("GET /open", "Host: evil" + i + ".example");
			}
			fresh.send("GET /open", "Host: " + "a".repeat(2000));
		}

		assertThat(output).contains("http://evil0.example was answered with 421")
			.contains("clerk.allowed-hosts")
			.doesNotContain("evil1", "aaaa");
	}

	@Test
	void probesAskForHealthByWhateverAddressButNobodyIsSignedInThere() {
		String signedIn = "Authorization: Bearer " + TestKeys.token(Clock.systemUTC().instant());

		Answer probe = application.send("GET /actuator/health", "Host: 10.1.2.3:8080", signedIn,
				"Cookie: __client_uat=1700000000");

		assertThat(probe.status()).isEqualTo(200);
		assertThat(probe.text()).doesNotContainIgnoringCase("components", "Set-Cookie", "x-clerk");
		assertThat(application.send("GET /actuator/health", "Host: app.example.com", signedIn).body())
			.contains("components");
	}

	@Test
	void aHostThatAnUntrustedHeaderNamesDoesNotHelp() {
		assertThat(application.send("GET /open", "Host: evil.example", "X-Forwarded-Host: app.example.com").status())
			.isEqualTo(421);
	}

	@Test
	void theHostThatCountsIsTheForwardedOne() {
		try (RunningApplication proxied = RunningApplication.start(PublishedApplication.class, HOSTS,
				"server.forward-headers-strategy=framework")) {
			assertThat(proxied.send("GET /open", "Host: backend", "X-Forwarded-Host: app.example.com").status())
				.isEqualTo(200);
			assertThat(proxied.send("GET /open", "Host: app.example.com", "X-Forwarded-Host: evil.example").status())
				.isEqualTo(421);
		}
	}

	@Test
	void anEntryThatIsNoHostEndsTheStart(CapturedOutput output) {
		assertThatException().isThrownBy(() -> RunningApplication.start(PublishedApplication.class,
				"clerk.allowed-hosts=https://app.example.com"));

		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("clerk.allowed-hosts holds 'https://app.example.com'");
	}

	@ParameterizedTest
	@CsvSource({ "true, none", "false, native", "false, framework" })
	void aLiveInstanceWhoseHostAnybodyNamesIsWarned(boolean warned, String strategy, CapturedOutput output) {
		RunningApplication.start(PublishedApplication.class, "server.forward-headers-strategy=" + strategy).close();

		assertThat(output.getOut().contains("U16 ")).isEqualTo(warned);
	}

	@Test
	void aTestInstanceIsNotWarned(CapturedOutput output) {
		RunningApplication.start(PublishedApplication.class, "clerk.publishable-key=" + TestKeys.PUBLISHABLE_TEST)
			.close();

		assertThat(output).doesNotContain("U16 ");
	}

	@Test
	void knownCloudPlatformsHaveTheirProxyTrustedBySpringBoot(CapturedOutput output) {
		RunningApplication.start(PublishedApplication.class, "spring.main.cloud-platform=heroku").close();

		assertThat(output).doesNotContain("U16 ");
	}

	@Test
	void headersThatAProxySendsInVainAreReportedOnce(CapturedOutput output) {
		try (RunningApplication unaware = RunningApplication.start(PublishedApplication.class)) {
			unaware.send("GET /open", "Host: localhost:8080", "X-Forwarded-Host: evil.example");
			unaware.send("GET /open", "Host: other.example", "X-Forwarded-Proto: https");
		}

		assertThat(output).containsOnlyOnce("X-Forwarded-Host or X-Forwarded-Proto of a request differs")
			.contains("differs from http://localhost,", "server.forward-headers-strategy")
			.doesNotContain("evil");
	}

	@Test
	void headersThatAreAppliedAreNotReported(CapturedOutput output) {
		for (String strategy : new String[] { "native", "framework" }) {
			try (RunningApplication aware = RunningApplication.start(PublishedApplication.class,
					"server.forward-headers-strategy=" + strategy)) {
				aware.send("GET /open", "Host: backend", "X-Forwarded-Host: App.example.com",
						"X-Forwarded-Proto: https");
			}
		}

		assertThat(output).doesNotContain("of a request differs", "without TLS");
	}

	@Test
	void aLiveInstanceWithoutTlsIsReportedOnceAndNotOnLocalHosts(CapturedOutput output) {
		try (RunningApplication plain = RunningApplication.start(PublishedApplication.class)) {
			plain.send("GET /open", "Host: app.localhost:8080");
			plain.send("GET /open", "Host: 127.0.0.1");
			assertThat(output).doesNotContain("without TLS");

			plain.send("GET /open", "Host: app.example.com");
			plain.send("GET /open", "Host: www.example.com");
		}

		assertThat(output).containsOnlyOnce("without TLS").contains("asked by http://app.example.com");
	}

}
