package com.clerk.spring.test;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

import com.clerk.spring.boot.ClerkAutoConfiguration;
import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.boot.ClerkWebhookAutoConfiguration;
import com.clerk.spring.webhook.WebhookVerifier;

/**
 * Auto-configuration that lets an application start in tests without keys: where none are
 * configured, it gets some that work nowhere.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { ClerkAutoConfiguration.class, ClerkWebhookAutoConfiguration.class })
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class ThrowAwayKeysAutoConfiguration {

	@Bean
	@Conditional(NoKeysConfigured.class)
	@ConditionalOnMissingBean(ClerkConnectionDetails.class)
	ThrowAwayClerkConnectionDetails throwAwayClerkConnectionDetails(Environment environment) {
		return new ThrowAwayClerkConnectionDetails(environment);
	}

	@Bean
	@Conditional(NoWebhookSecretConfigured.class)
	@ConditionalOnMissingBean(WebhookVerifier.class)
	WebhookVerifier throwAwayWebhookVerifier(Environment environment,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return ThrowAwayWebhookVerifier.create(environment, clock.getIfAvailable(Clock::systemUTC));
	}

}
