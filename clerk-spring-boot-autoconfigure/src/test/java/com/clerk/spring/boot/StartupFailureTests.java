package com.clerk.spring.boot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

import com.clerk.spring.conformance.Vectors;
import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.route.ClerkRouteMatcher;
import com.clerk.spring.security.RouteRules;

import static com.clerk.spring.boot.TestKeys.PEM;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_LIVE;
import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET;
import static com.clerk.spring.boot.TestKeys.SECRET_LIVE;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What is printed when an application can't start, by real starts: rows of
 * {@code shared/spec/production-checks.md} section 12.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void aConfigurationThatCanNotWorkIsExplainedWithoutSecrets(String row, List<String> configuration,
			List<String> explanation, CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(configuration))
			.withRootCauseInstanceOf(FailedChecksException.class);

		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains(explanation)
			.doesNotContain(SECRET, "MIIBI", "BEGIN RSA");
	}

	static Stream<Arguments> rows() {
		return Stream.of(
				row("6: a party with a trailing slash",
						List.of(publishable(PUBLISHABLE_LIVE), secret(SECRET_LIVE),
								"clerk.authorized-parties=https://example.com/"),
						"P02: ", "(clerk.authorized-parties, set at \"clerk.authorized-parties\"",
						"P02: Write 'https://example.com'."),
				row("7: a party with a wildcard",
						List.of(publishable(PUBLISHABLE_LIVE), secret(SECRET_LIVE),
								"clerk.authorized-parties=https://*.example.com"),
						"P02: The authorized party 'https://*.example.com' is not an origin",
						"P02: Write scheme, host and"),
				row("8: a party with the scheme's own port",
						List.of(publishable(PUBLISHABLE_LIVE), secret(SECRET_LIVE),
								"clerk.authorized-parties=https://example.com:443"),
						"P02: ", "P02: Write 'https://example.com'."),
				row("11: keys of two instances", List.of(publishable(PUBLISHABLE_LIVE), secret(SECRET_TEST)),
						"K06: The publishable key is live but the secret key is a test key.", "clerk.secret-key",
						"endless redirects"),
				row("12: no publishable key", List.of(secret(SECRET_TEST)), "K01: There is no publishable key.",
						"CLERK_PUBLISHABLE_KEY"),
				row("13: a host without dollar sign",
						List.of(publishable("pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXY"),
								secret(SECRET_TEST)),
						"K02: The publishable key 'pk_test_aGFwcHktaGlwcG8tMS5jbGVyay5hY2NvdW50cy5kZXY' is malformed",
						"clerk.publishable-key"),
				row("14: a secret key in quotes",
						List.of(publishable(PUBLISHABLE_TEST), secret('"' + SECRET_TEST + '"')),
						"K03: The value of clerk.secret-key has quotes in it.",
						"(clerk.secret-key, set at \"clerk.secret-key\" from property source \"commandLineArgs\")",
						"K03: Set it to the key alone"),
				row("15: only the publishable key", List.of(publishable(PUBLISHABLE_TEST)),
						"K04: There is nothing to verify tokens with", "CLERK_SECRET_KEY", "CLERK_JWT_KEY"),
				row("16: a webhook secret", List.of(publishable(PUBLISHABLE_TEST), secret("whsec_" + SECRET)),
						"K05: The value of clerk.secret-key is the signing secret of a webhook endpoint (whsec_…, 28 characters)."),
				row("16: swapped keys", List.of(publishable(SECRET_TEST), secret(PUBLISHABLE_TEST)),
						"K05: The value of clerk.secret-key is a publishable key",
						"K05: The value of clerk.publishable-key is a secret key (sk_test_…, 30 characters)",
						"rotate it"),
				row("18: an EC key",
						List.of(publishable(PUBLISHABLE_TEST),
								"clerk.jwt-key=" + Vectors.key("tokens-ec.public.pem").replace("\n", "\\n")),
						"K10: The JWT key (clerk.jwt-key) can't be read: its content is not an RSA public key"),
				row("18: a private key",
						List.of(publishable(PUBLISHABLE_TEST),
								"clerk.jwt-key=" + Vectors.key("tokens-rsa-a.private.pem")),
						"K10: The JWT key (clerk.jwt-key) can't be read"),
				row("19: API keys with a JWT key alone",
						List.of(publishable(PUBLISHABLE_TEST), "clerk.jwt-key=" + PEM.replace("\n", "\\n"),
								"clerk.routes.protected[0].paths=/api/:path*",
								"clerk.routes.protected[0].token=api_key"),
						"K13: The rule at clerk.routes.protected[0].token accepts api_key, which can never succeed",
						"K13: Set clerk.secret-key"),
				row("23: a satellite without domain",
						List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), "clerk.satellite.enabled=true",
								"clerk.sign-in-url=https://example.com/sign-in"),
						"U08: "),
				row("24: a test satellite without sign-in page",
						List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), "clerk.satellite.enabled=true",
								"clerk.domain=shop.example"),
						"U09: "),
				row("25: an endpoint for webhooks without a secret",
						List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), "clerk.webhooks.path=/webhooks"),
						"W01: There is an endpoint for webhooks (clerk.webhooks.path), but no secret",
						"CLERK_WEBHOOK_SIGNING_SECRET"),
				row("26: an API key for webhooks",
						List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), "clerk.webhooks.path=/webhooks",
								"clerk.webhooks.signing-secrets=" + SECRET_TEST),
						"W03: The value of clerk.webhooks.signing-secrets[0] is an API key, not a signing secret (sk_test_…, 30 characters)."),
				row("27: a placeholder for webhooks",
						List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), "clerk.webhooks.path=/webhooks",
								"clerk.webhooks.signing-secrets=whsec_***"),
						"W02: The value of clerk.webhooks.signing-secrets[0] is a placeholder"),
				row("a sign-in page that is no address",
						List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), "clerk.sign-in-url=sign-in"),
						"U13: The value 'sign-in' of clerk.sign-in-url is neither a path nor an absolute URL."),
				row("a secret key for front ends",
						List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST),
								"NEXT_PUBLIC_CLERK_SECRET_KEY=" + SECRET_TEST),
						"K05: The variable NEXT_PUBLIC_CLERK_SECRET_KEY holds a secret key", "rotate it"));
	}

	@Test
	void anUnknownLocationOfTheJwtKeyIsNamed(CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start(List.of(publishable(PUBLISHABLE_TEST), "clerk.jwt-key=classpath:nowhere/key.pem")));

		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("clerk.jwt-key", "classpath:nowhere/key.pem", "no file at this location");
	}

	@ParameterizedTest
	@MethodSource("unusableValues")
	void aValueThatCanNotBeUsedIsNamed(String setting, CapturedOutput output) {
		assertThatException()
			.isThrownBy(() -> start(List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), setting)));

		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains(setting.substring(0, setting.indexOf('=')))
			.doesNotContain(SECRET);
	}

	static Stream<String> unusableValues() {
		return Stream.of("clerk.connect-timeout=0s", "clerk.read-timeout=-1s", "clerk.clock-skew=-1s",
				"clerk.token-cache.maximum-size=-1", "clerk.machine-token-cache.ttl=-1s",
				"clerk.machine-token-cache.maximum-size=-1", "clerk.user-cache.ttl=-1s",
				"clerk.user-cache.maximum-size=-1", "clerk.proxy-url=//proxy.example.com",
				"clerk.outage-response=maybe", "clerk.api-url=api.clerk.com", "clerk.api-url=ftp://api.clerk.com");
	}

	@Test
	void aProblemOfTheOptionsIsNamedByItsCode(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST),
				"clerk.proxy-url=https://proxy.example.com?x=1")));

		assertThat(output).contains("The options of Clerk can't work (proxy-url-invalid)")
			.contains("Correct the setting that is named above");
	}

	@Test
	void aRuleThatCanNotBeMetIsNamed(CapturedOutput output) {
		ClerkRouteProperties routes = new Binder(
				new MapConfigurationPropertySource(Map.of("clerk.routes.protected[0].role", "org:admin")))
			.bind("clerk.routes", ClerkRouteProperties.class)
			.get();

		assertThatException().isThrownBy(() -> start(List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST)),
				(context) -> context.registerBean(RouteRules.class, () -> new RouteRulesFactory(routes).create())));

		assertThat(output).contains("(route-rule-invalid): The rule at clerk.routes.protected[0] names no paths");
	}

	@Test
	void row30APatternThatCanNotBeReadIsNamed(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(
				List.of(publishable(PUBLISHABLE_TEST), secret(SECRET_TEST), "clerk.routes.public=/a/("),
				(context) -> context.registerBean(ClerkRouteMatcher.class, () -> ClerkRouteMatcher.of("/a/("))));

		assertThat(output).contains("APPLICATION FAILED TO START", "S07: The route pattern '/a/('",
				"(clerk.routes.public, set at \"clerk.routes.public\"");
	}

	@Test
	void row17StartsAndTellsWhatIsNotAvailable(CapturedOutput output) {
		start(List.of(publishable(PUBLISHABLE_TEST), "clerk.jwt-key=" + PEM.replace("\n", "\\n"))).close();

		assertThat(output).contains("INFO  K12 Only the JWT key is set")
			.contains("happy-hippo-1.clerk.accounts.dev")
			.doesNotContain("MIIBI", "WARN  ");
	}

	@Test
	void goodKeysAreReportedWithoutBeingShown(CapturedOutput output) {
		start(List.of(publishable(PUBLISHABLE_LIVE), secret(SECRET_LIVE),
				"clerk.authorized-parties=https://example.com", "clerk.routes.public=/,/about"))
			.close();

		assertThat(output)
			.contains("Clerk is configured:", "live, Frontend API at clerk.example.com", "https://example.com",
					"route rules         1")
			.doesNotContain(SECRET, "WARN");
	}

	@Test
	void nothingIsCheckedWhenTheStarterIsOff(CapturedOutput output) {
		start(List.of("clerk.enabled=false", publishable("no key"), secret(" no key"))).close();

		assertThat(output).doesNotContain("Clerk is configured", "K02");
	}

	private static Arguments row(String row, List<String> configuration, String... explanation) {
		return arguments(row, configuration, List.of(explanation));
	}

	private static String publishable(String key) {
		return "clerk.publishable-key=" + key;
	}

	private static String secret(String key) {
		return "clerk.secret-key=" + key;
	}

	private static ConfigurableApplicationContext start(List<String> configuration) {
		return start(configuration, (context) -> {
		});
	}

	private static ConfigurableApplicationContext start(List<String> configuration,
			ApplicationContextInitializer<GenericApplicationContext> initializer) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.addInitializers(initializer);
		List<String> arguments = new ArrayList<>(List.of("--spring.main.banner-mode=off"));
		configuration.forEach((property) -> arguments.add("--" + property));
		return application.run(arguments.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ClerkAutoConfiguration.class, ClerkBackendAutoConfiguration.class,
			ClerkWebhookAutoConfiguration.class })
	static class Application {

	}

}
