package com.clerk.spring.boot;

import java.time.Clock;

import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;

import com.clerk.spring.operations.WebhookSecrets;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.servlet.RequestPublicUrlResolver;
import com.clerk.spring.webhook.ClerkEventPublisher;
import com.clerk.spring.webhook.DefaultWebhookObservationConvention;
import com.clerk.spring.webhook.WebhookDeliveryStore;
import com.clerk.spring.webhook.WebhookFilter;
import com.clerk.spring.webhook.WebhookFilterBuilder;
import com.clerk.spring.webhook.WebhookObservationConvention;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.WebhookVerifierResolver;

/**
 * Auto-configuration of webhooks: what verifies them, and an endpoint where
 * {@code clerk.webhooks.path} is set.
 *
 * @since 0.1.0
 */
@AutoConfiguration(before = ClerkAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "clerk.enabled", matchIfMissing = true)
@EnableConfigurationProperties({ ClerkWebhookProperties.class, ClerkInstanceProperties.class })
@ImportRuntimeHints(WebhookRuntimeHints.class)
public final class ClerkWebhookAutoConfiguration {

	private static final String FILTER = "clerkWebhookFilter";

	@Bean
	InstanceWebhooks clerkInstanceWebhooks(ClerkInstanceProperties properties) {
		return new InstanceWebhooks(properties);
	}

	/**
	 * What verifies webhooks, at the endpoint or by hand.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(WebhookVerifier.class)
	static final class VerifierConfiguration {

		@Bean
		WebhookSecrets clerkWebhookSecrets(ClerkWebhookProperties properties, InstanceWebhooks instances,
				ListableBeanFactory beanFactory) {
			boolean needed = properties.path() != null && instances.isEmpty() && !OwnVerifierResolver.isIn(beanFactory);
			return new WebhookSecrets(needed, properties.signingSecrets());
		}

		@Bean
		WebhookVerifier clerkWebhookVerifier(WebhookSecrets secrets,
				@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
			return WebhookVerifier.createIfConfigured(secrets.required(), clock.getIfAvailable(Clock::systemUTC));
		}

	}

	/**
	 * The endpoint.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnProperty(ClerkWebhookProperties.PATH)
	@Import({ WebhookPublisherConfiguration.class, WebhookStoreConfiguration.class })
	static final class EndpointConfiguration {

		@Bean(OwnVerifierResolver.DEFAULT)
		@ConditionalOnMissingBean
		WebhookVerifierResolver clerkWebhookVerifierResolver(InstanceWebhooks instances, WebhookVerifier verifier,
				ObjectProvider<WebhookSecrets> secrets, ObjectProvider<PublicUrlResolver> publicUrls,
				@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
			return InstanceWebhookVerifiers.of(instances.verifiers(clock.getIfAvailable(Clock::systemUTC)),
					publicUrls.getIfAvailable(RequestPublicUrlResolver::new),
					secrets.stream().anyMatch(WebhookSecrets::isEmpty) ? null : verifier);
		}

		@Bean(FILTER)
		WebhookFilter clerkWebhookFilter(ClerkWebhookProperties properties, WebhookVerifierResolver verifiers,
				WebhookDeliveryStore store, ClerkEventPublisher publisher,
				@Qualifier("clerkClock") ObjectProvider<Clock> clock, ObjectProvider<ObservationRegistry> observations,
				ObjectProvider<WebhookObservationConvention> conventions) {
			return new WebhookFilterBuilder(verifiers, store, publisher, clock.getIfAvailable(Clock::systemUTC))
				.maxBody(properties.maxBodyBytes())
				.observations(observations.getIfAvailable(() -> ObservationRegistry.NOOP),
						conventions.getIfAvailable(DefaultWebhookObservationConvention::new))
				.build();
		}

		// The server starts before the beans of the application: by name, the filter
		// brings neither its database nor its caches forward.
		@Bean
		DelegatingFilterProxyRegistrationBean clerkWebhookFilterRegistration(ClerkWebhookProperties properties) {
			DelegatingFilterProxyRegistrationBean registration = new DelegatingFilterProxyRegistrationBean(FILTER);
			registration.addUrlPatterns(properties.endpointPath());
			registration.setDispatcherTypes(DispatcherType.REQUEST);
			registration.setOrder(WebhookFilter.ORDER);
			return registration;
		}

	}

}
