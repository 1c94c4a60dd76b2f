package com.clerk.spring.boot;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.thymeleaf.ClerkDialect;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The caller in templates.
 */
class ClerkThymeleafAutoConfigurationTests {

	private static final String HOST = "Host: app.example.com";

	private static RunningApplication application;

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkThymeleafAutoConfiguration.class));

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Application.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void aWebApplicationWithThymeleafHasTheDialect() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(ClerkDialect.class));
	}

	@Test
	void aDialectOfTheApplicationTakesItsPlace() {
		this.runner.withBean("own", ClerkDialect.class, ClerkDialect::new)
			.run((context) -> assertThat(context).getBeanNames(ClerkDialect.class).containsExactly("own"));
	}

	@Test
	void thereIsNoneWithoutThymeleaf() {
		this.runner.withClassLoader(new FilteredClassLoader("org.thymeleaf"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(ClerkThymeleafAutoConfiguration.class));
	}

	@Test
	void thereIsNoneWhenClerkIsSwitchedOff() {
		this.runner.withPropertyValues("clerk.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClerkDialect.class));
	}

	@Test
	void thereIsNoneOutsideWebApplications() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ClerkThymeleafAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(ClerkDialect.class));
	}

	@Test
	void aTemplateSeesThatNobodyIsSignedIn() {
		assertThat(rendered("${#clerk.auth.authenticated}")).isEqualTo("false");
	}

	@Test
	void aTemplateSeesTheCaller() {
		assertThat(rendered("${#clerk.auth.authenticated} + ${#clerk.auth.hasRole('org:nobody')}",
				"Authorization: Bearer " + TestKeys.token(Clock.systemUTC().instant())))
			.isEqualTo("truefalse");
	}

	@Test
	void aTemplateSeesWhereTheBrowserClientIs() {
		assertThat(rendered("${#clerk.instance.clerkJsUrl()}"))
			.isEqualTo("https://clerk.example.com/npm/@clerk/clerk-js@6/dist/clerk.browser.js");
		assertThat(rendered("${#clerk.instance.clerkUiUrl()}"))
			.isEqualTo("https://clerk.example.com/npm/@clerk/ui@1/dist/ui.browser.js");
	}

	@Test
	void theBrowserClientComesThroughTheProxy() {
		try (RunningApplication proxied = RunningApplication.start(Application.class, "clerk.proxy-url=/__clerk")) {
			assertThat(rendered(proxied, "${#clerk.instance.clerkJsUrl()}"))
				.startsWith("http://app.example.com/__clerk/npm/");
		}
	}

	@Test
	void theBrowserClientOfASatelliteComesFromItsOwnDomain() {
		try (RunningApplication satellite = RunningApplication.start(Application.class, "clerk.satellite.enabled=true",
				"clerk.domain=satellite.example", "clerk.sign-in-url=https://app.example.com/sign-in")) {
			assertThat(rendered(satellite, "${#clerk.instance.clerkJsUrl()}"))
				.startsWith("https://clerk.satellite.example/npm/");
		}
	}

	@Test
	void anImageKnowsWhatTemplatesCall() {
		RuntimeHints hints = new RuntimeHints();
		new ThymeleafRuntimeHints().registerHints(hints, null);
		assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(SessionAuth.class, "userId")).accepts(hints);
	}

	private static String rendered(String expression, String... headers) {
		return rendered(application, expression, headers);
	}

	private static String rendered(RunningApplication application, String expression, String... headers) {
		String query = UriUtils.encode(expression, StandardCharsets.UTF_8);
		return application
			.send("GET /page?expression=" + query,
					Stream.concat(Stream.of(HOST), Stream.of(headers)).toArray(String[]::new))
			.body();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Page.class)
	static class Application {

		@Bean
		SpringTemplateEngine templateEngine(ClerkDialect clerk) {
			SpringTemplateEngine engine = new SpringTemplateEngine();
			engine.setTemplateResolver(new StringTemplateResolver());
			engine.addDialect(clerk);
			return engine;
		}

	}

	@RestController
	static class Page {

		private final SpringTemplateEngine engine;

		Page(SpringTemplateEngine engine) {
			this.engine = engine;
		}

		@GetMapping("/page")
		String page(@RequestParam String expression) {
			return this.engine.process("[[" + expression + "]]", new Context());
		}

	}

}
