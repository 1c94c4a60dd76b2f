package com.clerk.spring.test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Keeps a local Clerk, which signs in whoever asks, out of production.
 */
final class ProductionProfiles implements BeanFactoryPostProcessor {

	private static final String PROPERTY = "clerk.checks.production-profiles";

	private static final List<String> DEFAULTS = List.of("prod", "production");

	private final Environment environment;

	ProductionProfiles(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		active(this.environment).ifPresent((profile) -> {
			throw new IllegalStateException(
					"The local Clerk signs in whoever asks, so it does not start with the profile '" + profile
							+ "', which is for production: take the profile out of spring.profiles.active or"
							+ " spring.profiles.default, or, if it is not for production, out of " + PROPERTY + ".");
		});
	}

	/**
	 * Looks for a profile that is for production.
	 */
	static Optional<String> active(Environment environment) {
		List<String> production = Binder.get(environment)
			.bind(PROPERTY, Bindable.listOf(String.class))
			.orElse(DEFAULTS);
		String[] active = environment.getActiveProfiles();
		return Arrays.stream((active.length > 0) ? active : environment.getDefaultProfiles())
			.filter((profile) -> production.stream().anyMatch(profile::equalsIgnoreCase))
			.findFirst();
	}

}
