package com.clerk.spring.boot;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

import com.clerk.spring.route.ClerkRouteMatcher;
import com.clerk.spring.route.InvalidRoutePatternException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class InvalidRoutePatternFailureAnalyzerTests {

	@Test
	void thePatternAndItsPropertyAreNamed() {
		MockEnvironment environment = new MockEnvironment().withProperty("clerk.routes.public[0]", "/")
			.withProperty("clerk.routes.public[1]", "/a/(");
		ConfigurationPropertySources.attach(environment);

		FailureAnalysis analysis = new InvalidRoutePatternFailureAnalyzer(environment).analyze(failure("/a/("));

		assertThat(analysis.getDescription()).startsWith("S07: ")
			.contains("'/a/('", "(clerk.routes.public[1], set at ");
		assertThat(analysis.getAction()).contains("Correct the pattern");
	}

	@Test
	void aPatternOfTheCodeIsNamedWithoutProperty() {
		FailureAnalysis analysis = new InvalidRoutePatternFailureAnalyzer(new MockEnvironment())
			.analyze(failure("/a/("));

		assertThat(analysis.getDescription()).contains("'/a/('").doesNotContain("set at");
	}

	private static InvalidRoutePatternException failure(String pattern) {
		return catchThrowableOfType(InvalidRoutePatternException.class, () -> ClerkRouteMatcher.of(pattern));
	}

}
