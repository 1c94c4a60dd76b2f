package com.clerk.spring.test;

import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Holds where no key is configured, or only a placeholder that nothing resolves.
 */
final class NoKeysConfigured implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		return isMet(context.getEnvironment());
	}

	static boolean isMet(Environment environment) {
		// Unlike the environment, a binder leaves a placeholder that nothing resolves as
		// it is.
		Binder binder = Binder.get(environment);
		return Stream.of("clerk.publishable-key", "clerk.secret-key", "clerk.jwt-key")
			.map((property) -> binder.bind(property, String.class).orElse(""))
			.allMatch((value) -> value.isEmpty() || value.contains("${"));
	}

}
