package com.clerk.spring.test;

import java.time.Clock;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import com.clerk.spring.boot.ClerkAutoConfiguration;
import com.clerk.spring.boot.ClerkConnectionDetails;
import com.clerk.spring.boot.ClerkWebhookAutoConfiguration;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.webhook.WebhookVerifier;

/**
 * Auto-configuration of a local Clerk and of what points the application to it. It is
 * imported by {@link AutoConfigureClerkEmulator} and {@link LocalClerk} only.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = { ThrowAwayKeysAutoConfiguration.class, ClerkAutoConfiguration.class,
		ClerkWebhookAutoConfiguration.class })
@EnableConfigurationProperties(ClerkEmulatorProperties.class)
public final class ClerkEmulatorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ClerkEmulator clerkEmulator(ClerkEmulatorProperties properties,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return properties.start(clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean(ClerkConnectionDetails.class)
	ClerkEmulatorConnectionDetails clerkEmulatorConnectionDetails(ClerkEmulator clerk, Environment environment) {
		return new ClerkEmulatorConnectionDetails(clerk, environment);
	}

	@Bean
	@ConditionalOnMissingBean(WebhookVerifier.class)
	WebhookVerifier clerkEmulatorWebhookVerifier(ClerkEmulator clerk,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		return WebhookVerifier.create(List.of(clerk.webhooks().signingSecret()),
				clock.getIfAvailable(Clock::systemUTC));
	}

}
