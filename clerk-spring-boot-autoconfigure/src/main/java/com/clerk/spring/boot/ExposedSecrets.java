package com.clerk.spring.boot;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Finds secret keys in variables that front-end build tools publish by their prefix.
 */
final class ExposedSecrets {

	private static final Pattern PUBLISHED = Pattern
		.compile("(NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|GATSBY)_\\w*CLERK\\w*");

	private ExposedSecrets() {
	}

	static List<String> variables(Environment environment) {
		if (!(environment instanceof ConfigurableEnvironment configurable)) {
			return List.of();
		}
		return configurable.getPropertySources()
			.stream()
			.flatMap(ExposedSecrets::variables)
			.distinct()
			.sorted()
			.toList();
	}

	private static Stream<String> variables(PropertySource<?> source) {
		if (!(source instanceof EnumerablePropertySource<?> enumerable)) {
			return Stream.empty();
		}
		return Stream.of(enumerable.getPropertyNames())
			.filter((name) -> PUBLISHED.matcher(name).matches())
			.filter((name) -> String.valueOf(source.getProperty(name)).startsWith("sk_"));
	}

}
