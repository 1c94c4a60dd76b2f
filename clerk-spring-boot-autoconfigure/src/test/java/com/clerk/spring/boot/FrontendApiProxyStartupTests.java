package com.clerk.spring.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import com.clerk.spring.servlet.ClerkOptionsResolver;

import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_LIVE;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET;
import static com.clerk.spring.boot.TestKeys.SECRET_LIVE;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What an application with the Frontend API proxy is told at its start, by real starts:
 * rows of {@code shared/spec/production-checks.md} section 12 among others.
 */
@ExtendWith(OutputCaptureExtension.class)
class FrontendApiProxyStartupTests {

	/** Changes nothing. */
	private static final String PATH = "clerk.frontend-api-proxy.path=/__clerk";

	private static final List<String> LIVE = List.of("clerk.publishable-key=" + PUBLISHABLE_LIVE,
			"clerk.secret-key=" + SECRET_LIVE, "clerk.authorized-parties=https://example.com",
			"clerk.allowed-hosts=localhost");

	private static final List<String> TEST = List.of("clerk.publishable-key=" + PUBLISHABLE_TEST,
			"clerk.secret-key=" + SECRET_TEST);

	@ParameterizedTest(name = "{0}")
	@MethodSource("failures")
	void aProxyThatCanNotWorkEndsTheStart(String row, List<String> configuration, List<String> explanation,
			CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(Application.class, configuration));

		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains(explanation)
			.doesNotContain(SECRET, "\tat org.springframework", "user:");
	}

	static Stream<Arguments> failures() {
		return Stream.of(failure("21: a path with a slash at its end", LIVE, "clerk.frontend-api-proxy.path=/__clerk/",
				"U05: The path of the Frontend API proxy ends with '/'", "(clerk.frontend-api-proxy.path, set at",
				"U05: Set clerk.frontend-api-proxy.path to '/__clerk'."),
				failure("a path without a slash at its start", LIVE, "clerk.frontend-api-proxy.path=__clerk",
						"U05: The path of the Frontend API proxy does not start with '/'"),
				failure("the whole application", LIVE, "clerk.frontend-api-proxy.path=/",
						"U05: The path of the Frontend API proxy names the whole application"),
				failure("a pattern", LIVE, "clerk.frontend-api-proxy.path=/__clerk/**",
						"U05: The path of the Frontend API proxy holds a character of a pattern"),
				failure("22: no secret key", List.of("clerk.publishable-key=" + PUBLISHABLE_LIVE), PATH,
						"U03: The Frontend API proxy is enabled without a secret key", "(clerk.secret-key)",
						"CLERK_SECRET_KEY"),
				failure("an instance without secret key",
						List.of("clerk.instances.acme.hosts=a.example.com",
								"clerk.instances.acme.publishable-key=" + PUBLISHABLE_LIVE,
								"clerk.instances.acme.jwt-key=classpath:vectors/keys/tokens-rsa-a.public.pem",
								"clerk.instances.acme.authorized-parties=https://a.example.com", "clerk.jwt-key=",
								"clerk.publishable-key="),
						PATH, "U03: The Frontend API proxy is enabled without a secret key",
						"(clerk.instances.acme.secret-key)"),
				failure("no address of the Frontend API", LIVE, "clerk.frontend-api-proxy.fapi-url=fapi.example",
						"clerk.frontend-api-proxy.fapi-url", "must be 'http' or 'https' with a host"),
				failure("user info in the address of the Frontend API", LIVE,
						"clerk.frontend-api-proxy.fapi-url=https://user:" + SECRET + "@fapi.example",
						"clerk.frontend-api-proxy.fapi-url", "without user info"),
				failure("no time", LIVE, "clerk.frontend-api-proxy.connect-timeout=0s",
						"clerk.frontend-api-proxy.connect-timeout", "Must be longer than zero."),
				failure("negative time", LIVE, "clerk.frontend-api-proxy.response-timeout=-1s",
						"clerk.frontend-api-proxy.response-timeout", "Must be longer than zero."),
				failure("no patience", LIVE, "clerk.frontend-api-proxy.idle-timeout=0",
						"clerk.frontend-api-proxy.idle-timeout", "Must be longer than zero."),
				failure("no duration", LIVE, "clerk.frontend-api-proxy.idle-timeout=soon",
						"clerk.frontend-api-proxy.idle-timeout"),
				failure("room for nobody", LIVE, "clerk.frontend-api-proxy.max-in-flight=0",
						"clerk.frontend-api-proxy.max-in-flight", "Must be greater than zero."));
	}

	@Test
	void row20ATestInstanceIsWarnedOf(CapturedOutput output) {
		start(Application.class, TEST).close();

		assertThat(checks(output)).singleElement().asString().contains("WARN  U04 ");
	}

	@Test
	void nothingIsSaidOfATestInstanceWithALocalFrontendApi(CapturedOutput output) {
		start(Application.class, with(TEST, "clerk.frontend-api-proxy.fapi-url=http://localhost:1")).close();

		assertThat(checks(output)).isEmpty();
	}

	@Test
	void nothingIsSaidOfALiveInstance(CapturedOutput output) {
		start(Application.class, LIVE).close();

		assertThat(checks(output)).isEmpty();
	}

	@Test
	void aSecretKeyWithoutTlsIsWarnedOf(CapturedOutput output) {
		start(Application.class, with(LIVE, "clerk.frontend-api-proxy.fapi-url=http://fapi.example")).close();

		assertThat(checks(output)).singleElement().asString().contains("WARN  U17 ");
	}

	@Test
	void aProxyUrlWithoutTlsOfALiveInstanceIsAnError(CapturedOutput output) {
		start(Application.class, with(LIVE, "clerk.proxy-url=http://example.com/__clerk")).close();

		assertThat(checks(output)).singleElement().asString().contains("ERROR U02 ", "clerk.proxy-url");
	}

	@Test
	void anApplicationThatChoosesKeysItselfNeedsNone(CapturedOutput output) {
		start(OwnKeys.class, List.of("clerk.publishable-key=", "clerk.jwt-key=")).close();

		assertThat(output).doesNotContain("U03");
	}

	@Test
	void whatIsMappedBelowThePathIsAnError(CapturedOutput output) {
		start(Shadowed.class, LIVE).close();

		assertThat(checks(output)).satisfiesExactly(
				(line) -> assertThat(line).contains("ERROR U06 ", "'/__clerk/controller'"),
				(line) -> assertThat(line).contains("ERROR U06 ", "'/__clerk/resources/**'"),
				(line) -> assertThat(line).contains("ERROR U06 ", "'/__clerk/servlet/*'"));
	}

	@Test
	void handlersAreLookedAtBelowTheirServlet(CapturedOutput output) {
		start(Shadowed.class, with(LIVE, "spring.mvc.servlet.path=/mvc", "clerk.frontend-api-proxy.path=/mvc/__clerk"))
			.close();

		assertThat(checks(output)).hasSize(2).noneMatch((line) -> line.contains("servlet/*"));
	}

	@Test
	void nothingIsShadowedByAProxyThatIsOff(CapturedOutput output) {
		RunningApplication.start(Shadowed.class, LIVE.toArray(String[]::new)).close();

		assertThat(checks(output)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "X-Forwarded-For: 203.0.113.7", "Forwarded: for=203.0.113.7", "X-Real-IP: 203.0.113.7" })
	void anAddressThatNobodyBelievesIsWarnedOfOnceAndNotRepeated(String header, CapturedOutput output) {
		try (RunningApplication application = start(Application.class, unreachable())) {
			application.send("GET /__clerk/v1/environment", "Host: localhost");
			assertThat(output).doesNotContain("U07");

			application.send("GET /__clerk/v1/environment", "Host: localhost", header);
			application.send("GET /__clerk/v1/environment", "Host: localhost", header);
		}

		assertThat(output.getAll().lines().filter((line) -> line.contains("U07 "))).singleElement()
			.asString()
			.contains("WARN", header.substring(0, header.indexOf(':')), "server.forward-headers-strategy",
					"clerk.frontend-api-proxy.client-ip-headers")
			.doesNotContain("203.0.113.7");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.forward-headers-strategy=framework", "server.forward-headers-strategy=native",
			"clerk.frontend-api-proxy.client-ip-headers=CF-Connecting-IP" })
	void noAddressIsWarnedOfOnceItIsSaidWhomToBelieve(String setting, CapturedOutput output) {
		try (RunningApplication application = start(Application.class, with(unreachable(), setting))) {
			application.send("GET /__clerk/v1/environment", "Host: localhost", "X-Forwarded-For: 203.0.113.7");
		}

		assertThat(output).doesNotContain("U07");
	}

	private static List<String> unreachable() {
		return with(LIVE, "clerk.frontend-api-proxy.fapi-url=http://localhost:1");
	}

	private static Arguments failure(String row, List<String> configuration, String setting, String... explanation) {
		return arguments(row, with(configuration, setting), List.of(explanation));
	}

	private static List<String> with(List<String> configuration, String... settings) {
		List<String> all = new ArrayList<>(configuration);
		all.addAll(List.of(settings));
		return all;
	}

	/**
	 * Returns the lines of the report that are warnings or worse.
	 */
	private static List<String> checks(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> line.matches(" {2}(FAIL |ERROR|WARN ) [A-Z]\\d\\d .*"))
			.toList();
	}

	private static RunningApplication start(Class<?> application, List<String> configuration) {
		return RunningApplication.start(application,
				with(configuration, "clerk.frontend-api-proxy.enabled=true").toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class OwnKeys {

		@Bean
		ClerkOptionsResolver ownKeys() {
			return (request, defaults) -> defaults;
		}

	}

	@RestController
	@Import(Application.class)
	static class Shadowed implements WebMvcConfigurer {

		@GetMapping({ "/__clerk/controller", "/__clerks", "/{page}/**" })
		String page() {
			return "page";
		}

		@Override
		public void addResourceHandlers(ResourceHandlerRegistry registry) {
			registry.addResourceHandler("/__clerk/resources/**").addResourceLocations("classpath:/static/");
		}

		@Bean
		ServletRegistrationBean<HttpServlet> servlet() {
			return new ServletRegistrationBean<>(new Nothing(), "/__clerk/servlet/*");
		}

	}

	static class Nothing extends HttpServlet {

		private static final long serialVersionUID = 1L;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) {
			response.setStatus(HttpServletResponse.SC_NO_CONTENT);
		}

	}

}
