package com.clerk.spring.test;

import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Holds where no key is configured, or only a placeholder that nothing resolves. It never
 * holds for production: an application that came there without keys must not start.
 */
final class NoKeysConfigured implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		return ProductionProfiles.active(environment).isEmpty() && isMet(environment);
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
