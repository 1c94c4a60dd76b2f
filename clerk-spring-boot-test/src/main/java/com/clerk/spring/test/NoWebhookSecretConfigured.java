package com.clerk.spring.test;

import java.util.List;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Holds where an endpoint for webhooks has no signing secret, or only a placeholder that
 * nothing resolves. It never holds for production.
 */
final class NoWebhookSecretConfigured implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		return ProductionProfiles.active(environment).isEmpty() && configured(environment).isEmpty();
	}

	/**
	 * Returns the secrets that are configured by now, or none if all are no more than
	 * placeholders.
	 */
	static List<String> configured(Environment environment) {
		List<String> secrets = Binder.get(environment)
			.bind("clerk.webhooks.signing-secrets", Bindable.listOf(String.class))
			.orElse(List.of());
		return secrets.stream().allMatch((value) -> value.isEmpty() || value.contains("${")) ? List.of() : secrets;
	}

}
