package com.clerk.spring.boot;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Bean;

import com.clerk.spring.operations.ClerkHealthIndicator;
import com.clerk.spring.operations.ProxyHealth;
import com.clerk.spring.operations.StartupReport;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.proxy.FrontendApiProxy;
import com.clerk.spring.proxy.FrontendApiProxyLocation;
import com.clerk.spring.proxy.FrontendApiProxySettings;
import com.clerk.spring.token.SigningKeys;

/**
 * Auto-configuration of the health of Clerk's part in the application. Off with
 * {@code management.health.clerk.enabled=false}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { ClerkAutoConfiguration.class, ClerkFrontendApiProxyAutoConfiguration.class })
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("clerk")
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
public final class ClerkHealthContributorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = { "clerkHealthIndicator", "clerkHealthContributor" })
	ClerkHealthIndicator clerkHealthContributor(ClerkOptions options, ClerkInstances instances, SigningKeys keys,
			StartupReport report, ObjectProvider<FrontendApiProxy> proxies,
			ObjectProvider<FrontendApiProxySettings> settings, ObjectProvider<FrontendApiProxyLocation> filters,
			@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
		boolean enabled = filters.getIfAvailable() != null;
		return new ClerkHealthIndicator(options, instances.options(), keys, report,
				proxy(proxies.getIfAvailable(), settings.getIfAvailable(), enabled),
				clock.getIfAvailable(Clock::systemUTC));
	}

	private static @Nullable ProxyHealth proxy(@Nullable FrontendApiProxy proxy,
			@Nullable FrontendApiProxySettings settings, boolean enabled) {
		return (proxy != null && settings != null) ? new ProxyHealth(proxy, enabled, settings.path()) : null;
	}

}
