package com.clerk.spring.test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

import com.clerk.spring.boot.ClerkAutoConfiguration;
import com.clerk.spring.boot.ClerkConnectionDetails;

/**
 * Auto-configuration that lets an application start in tests without keys: where none are
 * configured, it gets some that work nowhere.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = ClerkAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class ThrowAwayKeysAutoConfiguration {

	@Bean
	@Conditional(NoKeysConfigured.class)
	@ConditionalOnMissingBean(ClerkConnectionDetails.class)
	ThrowAwayClerkConnectionDetails throwAwayClerkConnectionDetails(Environment environment) {
		return new ThrowAwayClerkConnectionDetails(environment);
	}

}
