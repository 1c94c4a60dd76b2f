package com.clerk.spring.boot;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

import com.clerk.spring.operations.FindingSource;
import com.clerk.spring.operations.ServedHosts;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.AllowedHosts;

/**
 * Auto-configuration of the hosts that the application answers for.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = ClerkAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ClerkHostProperties.class)
public final class ClerkHostsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	AllowedHosts clerkAllowedHosts(ClerkHostProperties properties) {
		return AllowedHosts.of(properties.allowedHosts());
	}

	@Bean
	FindingSource clerkServedHosts(ClerkOptions options, AllowedHosts hosts, Environment environment) {
		return new ServedHosts(options, hosts, ForwardedHeaders.areApplied(environment));
	}

}
