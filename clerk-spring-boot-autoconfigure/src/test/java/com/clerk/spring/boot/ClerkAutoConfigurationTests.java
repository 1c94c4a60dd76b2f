package com.clerk.spring.boot;

import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.operations.StartupReport;
import com.clerk.spring.options.ClerkOptions;

import static com.clerk.spring.boot.TestKeys.PUBLISHABLE_TEST;
import static com.clerk.spring.boot.TestKeys.SECRET_TEST;
import static org.assertj.core.api.Assertions.assertThat;

class ClerkAutoConfigurationTests {

	private final ApplicationContextRunner withoutKeys = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkAutoConfiguration.class));

	private final ApplicationContextRunner contextRunner = this.withoutKeys
		.withPropertyValues("clerk.publishable-key=" + PUBLISHABLE_TEST, "clerk.secret-key=" + SECRET_TEST);

	@Test
	void optionsAreMadeOfTheProperties() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(ClerkOptions.class)
			.hasSingleBean(ClerkConnectionDetails.class)
			.hasSingleBean(StartupReport.class));
	}

	@Test
	void whenKeysAreMissingThenTheContextFails() {
		this.withoutKeys.run((context) -> assertThat(context).hasFailed()
			.getFailure()
			.hasRootCauseInstanceOf(FailedChecksException.class));
	}

	@Test
	void whenTheUserHasOptionsThenOursBackOffAndNoKeyIsDemanded() {
		ClerkOptions options = ClerkOptions.builder().publishableKey(PUBLISHABLE_TEST).build();

		this.withoutKeys.withBean(ClerkOptions.class, () -> options)
			.run((context) -> assertThat(context).hasNotFailed().getBean(ClerkOptions.class).isSameAs(options));
	}

	@Test
	void whenSwitchedOffThenNothingIsMade() {
		this.contextRunner.withPropertyValues("clerk.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(ClerkOptions.class)
				.doesNotHaveBean(ClerkConnectionDetails.class)
				.doesNotHaveBean(ClerkProperties.class)
				.doesNotHaveBean(StartupReporter.class));
	}

	@Test
	void secretsAreHiddenFromTheActuatorWhereThereIsOne() {
		this.contextRunner.run((context) -> assertThat(context).hasSingleBean(SanitizingFunction.class));
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("clerkSanitizingFunction"));
	}

	@Test
	void theLibraryNeedsNoBeanValidation() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("jakarta.validation"))
			.run((context) -> assertThat(context).hasSingleBean(ClerkOptions.class));
	}

}
