package com.clerk.spring.boot;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * Lets the variables that every Clerk SDK reads rank as environment variables do in
 * Spring Boot, above {@code application.yml}, also those of an imported {@code .env}
 * file.
 */
final class VariableAliasEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	/** After the files have been read, which may import others. */
	static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 1;

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		MutablePropertySources sources = environment.getPropertySources();
		if (sources.contains(VariableAliasPropertySource.NAME)) {
			return;
		}
		VariableAliasPropertySource aliases = new VariableAliasPropertySource(sources);
		if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
			sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, aliases);
		}
		else {
			sources.addLast(aliases);
		}
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
