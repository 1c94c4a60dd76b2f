package com.clerk.spring.boot;

import java.util.Objects;
import java.util.stream.Stream;

import com.clerk.backend_api.Clerk;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Whether the application has no client of its own that is injected by its type. That of
 * its machine is another thing, however it was declared.
 */
final class OnMissingClerk extends SpringBootCondition implements ConfigurationCondition {

	@Override
	public ConfigurationPhase getConfigurationPhase() {
		return ConfigurationPhase.REGISTER_BEAN;
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConfigurableListableBeanFactory beanFactory = Objects.requireNonNull(context.getBeanFactory());
		String[] own = Stream.of(beanFactory.getBeanNamesForType(Clerk.class, true, false))
			.filter((name) -> !name.equals(ClerkClientAutoConfiguration.MACHINE))
			.filter((name) -> !isInjectedByNameOnly(beanFactory, name))
			.toArray(String[]::new);
		ConditionMessage.Builder message = ConditionMessage.forCondition("client of the secret key");
		return (own.length == 0) ? ConditionOutcome.match(message.didNotFind("bean").atAll())
				: ConditionOutcome.noMatch(message.found("bean").items((Object[]) own));
	}

	private static boolean isInjectedByNameOnly(ConfigurableListableBeanFactory beanFactory, String name) {
		return beanFactory.containsBeanDefinition(name)
				&& beanFactory.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition definition
				&& !definition.isDefaultCandidate();
	}

}
