package com.clerk.spring.boot;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.proxy.FrontendApiProxyCondition;
import com.clerk.spring.security.ClerkAuth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * With the proxy of the Frontend API switched on, handshakes and pages know about it
 * without another setting.
 */
class DerivedProxyUrlTests {

	private static final String ENABLED = "clerk.frontend-api-proxy.enabled=true";

	private static final String SECRET_KEY = "clerk.secret-key=" + TestKeys.SECRET_LIVE;

	/** A browser whose session token is gone, so that it is sent on a handshake. */
	private static final String ACTIVE_CLIENT = "Cookie: __client_uat=1700000000";

	private static final String HOST = "Host: app.example.com";

	@Test
	void handshakesGoToTheProxyOfTheirOwnOrigin() {
		try (RunningApplication application = start(ENABLED)) {
			assertThat(handshake(application, "/open", HOST))
				.startsWith("http://app.example.com/__clerk/v1/client/handshake?");
			assertThat(handshake(application, "/open", "Host: other.example:8443"))
				.startsWith("http://other.example:8443/__clerk/v1/client/handshake?");
		}
	}

	@Test
	void pagesAreToldTheAddressOfTheProxy() {
		try (RunningApplication application = start(ENABLED, "clerk.frontend-api-proxy.path=/edge/clerk")) {
			assertThat(application.send("GET /instance", HOST).body()).isEqualTo("http://app.example.com/edge/clerk");
		}
	}

	@Test
	void theProxyOfAnApplicationBehindAnotherIsWhereTheBrowserSeesIt() {
		try (RunningApplication application = start(ENABLED, "server.forward-headers-strategy=framework")) {
			assertThat(handshake(application, "/open", "Host: 10.0.0.1:8080", "X-Forwarded-Host: www.example.com",
					"X-Forwarded-Proto: https", "X-Forwarded-Prefix: /shop"))
				.startsWith("https://www.example.com/shop/__clerk/v1/client/handshake?");
		}
	}

	@Test
	void noForwardedHeaderCountsWithoutTheStrategy() {
		try (RunningApplication application = start(ENABLED, "server.forward-headers-strategy=none")) {
			assertThat(handshake(application, "/open", HOST, "X-Forwarded-Host: evil.example",
					"X-Forwarded-Proto: https", "X-Forwarded-Prefix: /evil"))
				.startsWith("http://app.example.com/__clerk/v1/client/handshake?");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/shop/open", "/shop/../shop/open", "/%73hop/open", "/a/../shop/open" })
	void theContextPathIsPartOfItHoweverAClientWritesIt(String path) {
		try (RunningApplication application = start(ENABLED, "server.servlet.context-path=/shop")) {
			String answer = application.send("GET " + path, HOST, ACTIVE_CLIENT).text();

			assertThat(answer).satisfiesAnyOf(
					(text) -> assertThat(text).contains("http://app.example.com/shop/__clerk/v1/client/handshake?"),
					(text) -> assertThat(text).startsWith("HTTP/1.1 400"),
					(text) -> assertThat(text).startsWith("HTTP/1.1 404"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://app.example.com/custom, https://app.example.com/custom",
			"/custom, http://app.example.com/custom" })
	void anAddressThatIsConfiguredComesFirst(String configured, String expected) {
		try (RunningApplication application = start(ENABLED, "clerk.proxy-url=" + configured)) {
			assertThat(handshake(application, "/open", HOST)).startsWith(expected + "/v1/client/handshake?");
			assertThat(application.send("GET /instance", HOST).body()).isEqualTo(expected);
		}
	}

	@Test
	void whereTheConditionDoesNotHoldBrowsersCallClerkItself() {
		try (RunningApplication application = start(ENABLED)) {
			assertThat(handshake(application, "/open", "Host: direct.example.com"))
				.startsWith("https://clerk.example.com/v1/client/handshake?");
			assertThat(application.send("GET /instance", "Host: direct.example.com").body()).isEqualTo("none");
		}
	}

	@Test
	void aConditionSeesThePublicAddressWithoutItsQuery() {
		try (RunningApplication application = start(ENABLED)) {
			assertThat(handshake(application, "/direct/open?a=b", HOST))
				.startsWith("https://clerk.example.com/v1/client/handshake?");
			assertThat(handshake(application, "/open?a=/direct", HOST))
				.startsWith("http://app.example.com/__clerk/v1/client/handshake?");
		}
	}

	@Test
	void withoutTheSwitchNothingIsDerived() {
		try (RunningApplication application = start()) {
			assertThat(handshake(application, "/open", HOST))
				.startsWith("https://clerk.example.com/v1/client/handshake?");
		}
	}

	private static RunningApplication start(String... properties) {
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 1, properties.length);
		all[0] = SECRET_KEY;
		return RunningApplication.start(ProxiedApplication.class, all);
	}

	private static String handshake(RunningApplication application, String path, String... headers) {
		String[] all = new String[headers.length + 1];
		System.arraycopy(headers, 0, all, 1, headers.length);
		all[0] = ACTIVE_CLIENT;
		return application.send("GET " + path, all).location();
	}

	/** The pages, and a condition on host and path. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ PublishedApplication.Pages.class, InstancePage.class })
	static class ProxiedApplication {

		@Bean
		FrontendApiProxyCondition notDirectly() {
			return (url) -> !"direct.example.com".equals(url.getHost()) && !url.toString().contains("/direct");
		}

	}

	/** Shows what a template would use. */
	@RestController
	static class InstancePage {

		@GetMapping("/instance")
		String instance() {
			String proxyUrl = ClerkAuth.currentInstance().proxyUrl();
			return (proxyUrl != null) ? proxyUrl : "none";
		}

	}

}
