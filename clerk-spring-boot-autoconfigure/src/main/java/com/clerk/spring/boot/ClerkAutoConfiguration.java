package com.clerk.spring.boot;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

import com.clerk.spring.operations.StartupReport;
import com.clerk.spring.options.ClerkOptions;

/**
 * Auto-configuration of what needs no web application: the options, and the verification
 * of tokens and requests.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = SslAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ClerkProperties.class)
public final class ClerkAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClerkConnectionDetails clerkConnectionDetails(ClerkProperties properties, ResourceLoader resourceLoader) {
		return new PropertiesClerkConnectionDetails(properties, resourceLoader);
	}

	@Bean
	ClerkOptionsFactory clerkOptionsFactory(ClerkProperties properties, ClerkConnectionDetails details,
			Environment environment) {
		return new ClerkOptionsFactory(properties, details, ExposedSecrets.variables(environment));
	}

	@Bean
	@ConditionalOnMissingBean
	ClerkOptions clerkOptions(ClerkOptionsFactory factory, ObjectProvider<ClerkOptionsBuilderCustomizer> customizers) {
		return factory.create(customizers.orderedStream());
	}

	@Bean
	@ConditionalOnMissingBean
	StartupReport clerkStartupReport(ClerkOptions options, ClerkProperties properties, ClerkOptionsFactory factory) {
		return new StartupReport(options, properties.routes().ruleCount(), factory.findings());
	}

	@Bean
	StartupReporter clerkStartupReporter(StartupReport report) {
		return new StartupReporter(report);
	}

	/**
	 * Hides the secrets where the application shows the values of its properties.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(SanitizingFunction.class)
	static final class SanitizingConfiguration {

		@Bean
		SanitizingFunction clerkSanitizingFunction() {
			return new ClerkSanitizingFunction();
		}

	}

}
