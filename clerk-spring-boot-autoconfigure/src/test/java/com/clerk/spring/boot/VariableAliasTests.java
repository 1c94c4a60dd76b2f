package com.clerk.spring.boot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Names of the environment, by a real start of an application: which name stands for
 * which property, and who wins.
 */
class VariableAliasTests {

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void aVariableOfTheEnvironmentSetsItsPropertyAndBeatsTheFile(String variable, String property, String value,
			Object expected) {
		try (ConfigurableApplicationContext context = start(Map.of(variable, value), "aliases.yml")) {
			assertThat(bound(context, property, expected.getClass())).isEqualTo(expected);
		}
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void aVariableOfAnImportedFileSetsItsPropertyAndBeatsTheFile(String variable, String property, String value,
			Object expected) {
		try (ConfigurableApplicationContext context = start(Map.of(), "aliases-importing.yml")) {
			assertThat(bound(context, property, expected.getClass())).isEqualTo(expected);
		}
	}

	static Stream<Arguments> rows() {
		return Stream.of(arguments("CLERK_PUBLISHABLE_KEY", "clerk.publishable-key", "from-variable", "from-variable"),
				arguments("CLERK_SECRET_KEY", "clerk.secret-key", "from-variable", "from-variable"),
				arguments("CLERK_JWT_KEY", "clerk.jwt-key", "from-variable", "from-variable"),
				arguments("CLERK_MACHINE_SECRET_KEY", "clerk.machine-secret-key", "from-variable", "from-variable"),
				arguments("CLERK_AUTHORIZED_PARTIES", "clerk.authorized-parties", "https://a.example,https://b.example",
						new String[] { "https://a.example", "https://b.example" }),
				arguments("CLERK_SIGN_IN_URL", "clerk.sign-in-url", "/from-variable", "/from-variable"),
				arguments("CLERK_SIGN_UP_URL", "clerk.sign-up-url", "/from-variable", "/from-variable"),
				arguments("CLERK_DOMAIN", "clerk.domain", "variable.example", "variable.example"),
				arguments("CLERK_PROXY_URL", "clerk.proxy-url", "/from-variable", "/from-variable"),
				arguments("CLERK_IS_SATELLITE", "clerk.satellite.enabled", "true", true),
				arguments("CLERK_API_URL", "clerk.api-url", "https://variable.example", "https://variable.example"),
				arguments("CLERK_API_VERSION", "clerk.api-version", "v9", "v9"),
				arguments("CLERK_FAPI_URL", "clerk.frontend-api-proxy.fapi-url", "https://fapi.example",
						"https://fapi.example"),
				arguments("CLERK_WEBHOOK_SIGNING_SECRET", "clerk.webhooks.signing-secrets", "whsec_a,whsec_b",
						new String[] { "whsec_a", "whsec_b" }),
				arguments("CLERK_DEBUG", "clerk.debug", "true", true));
	}

	@Test
	void everyRowOfTheTableIsTested() {
		List<Object> tested = rows().map((row) -> row.get()[0]).toList();

		assertThat(VariableAliases.ALL).extracting(VariableAliases.Alias::variable)
			.filteredOn((variable) -> variable.startsWith("CLERK_"))
			.containsExactlyInAnyOrderElementsOf(tested.stream().map(Object::toString).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { "NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "VITE_CLERK_PUBLISHABLE_KEY" })
	void thePublishableKeyOfAFrontEndIsTakenToo(String variable) {
		try (ConfigurableApplicationContext context = start(Map.of(variable, "from-front-end"), "aliases.yml")) {
			assertThat(context.getEnvironment().getProperty("clerk.publishable-key")).isEqualTo("from-front-end");
		}
	}

	@Test
	void theServersOwnNameBeatsThoseOfFrontEnds() {
		Map<String, String> variables = Map.of("NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY", "from-front-end",
				"CLERK_PUBLISHABLE_KEY", "from-server");

		try (ConfigurableApplicationContext context = start(variables, "aliases.yml")) {
			assertThat(context.getEnvironment().getProperty("clerk.publishable-key")).isEqualTo("from-server");
		}
	}

	@Test
	void theEnvironmentBeatsAnImportedFile() {
		try (ConfigurableApplicationContext context = start(Map.of("CLERK_SECRET_KEY", "from-environment"),
				"aliases-importing.yml")) {
			assertThat(context.getEnvironment().getProperty("clerk.secret-key")).isEqualTo("from-environment");
		}
	}

	@Test
	void theCommandLineBeatsEveryVariable() {
		try (ConfigurableApplicationContext context = start(
				Map.of("CLERK_SECRET_KEY", "from-variable", "CLERK_IS_SATELLITE", "true"), "aliases-importing.yml",
				"--clerk.secret-key=from-command-line", "--clerk.satellite.enabled=false")) {
			assertThat(context.getEnvironment().getProperty("clerk.secret-key")).isEqualTo("from-command-line");
			assertThat(bound(context, "clerk.satellite.enabled", Boolean.class)).isFalse();
		}
	}

	@Test
	void aSystemPropertyBeatsEveryVariable() {
		ConfigurableEnvironment environment = environment(Map.of("CLERK_IS_SATELLITE", "true"));
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
					new MapPropertySource(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME,
							Map.of("clerk.satellite.enabled", "false")));

		try (ConfigurableApplicationContext context = start(environment, "aliases.yml")) {
			assertThat(bound(context, "clerk.satellite.enabled", Boolean.class)).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "TRUE, true", "1, true", "2, true", "007, true", "1x, true", "0, false", "-1, false",
			"yes, false", "on, false", "false, false", "truely, false" })
	void isSatelliteIsReadAsEveryClerkSdkReadsIt(String text, boolean expected) {
		try (ConfigurableApplicationContext context = start(Map.of("CLERK_IS_SATELLITE", text), "aliases.yml")) {
			assertThat(bound(context, "clerk.satellite.enabled", Boolean.class)).isEqualTo(expected);
		}
	}

	@Test
	void anEmptyVariableSetsNothing() {
		try (ConfigurableApplicationContext context = start(Map.of("CLERK_IS_SATELLITE", ""), "aliases.yml")) {
			assertThat(context.getEnvironment().getProperty("clerk.satellite.enabled")).isEqualTo("false");
		}
	}

	@Test
	void theOriginOfAnAliasIsThatOfTheVariable() {
		try (ConfigurableApplicationContext context = start(Map.of("CLERK_IS_SATELLITE", "true"), "aliases.yml")) {
			assertThat(new PropertyOrigins(context.getEnvironment()).describe("clerk.satellite.enabled"))
				.isEqualTo(" (clerk.satellite.enabled, set at System Environment Property \"CLERK_IS_SATELLITE\")");
		}
	}

	private static <T> T bound(ConfigurableApplicationContext context, String property, Class<T> type) {
		return Binder.get(context.getEnvironment()).bind(property, type).get();
	}

	private static ConfigurableApplicationContext start(Map<String, String> variables, String file,
			String... arguments) {
		return start(environment(variables), file, arguments);
	}

	private static ConfigurableApplicationContext start(ConfigurableEnvironment environment, String file,
			String... arguments) {
		SpringApplication application = new SpringApplication(Empty.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setLogStartupInfo(false);
		application.setEnvironment(environment);
		application.setDefaultProperties(Map.of("spring.config.location", "classpath:/boot/" + file));
		return application.run(arguments);
	}

	private static ConfigurableEnvironment environment(Map<String, String> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new LinkedHashMap<>(variables)));
		return environment;
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

}
