package com.clerk.spring.boot;

import java.time.Clock;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

import com.clerk.spring.webhook.CacheWebhookDeliveryStore;
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;
import com.clerk.spring.webhook.MemoryWebhookDeliveryStore;
import com.clerk.spring.webhook.WebhookDeliveryStore;

/**
 * What remembers deliveries, as {@code clerk.webhooks.store} says.
 */
@Configuration(proxyBeanMethods = false)
final class WebhookStoreConfiguration {

	private static final String STORE = "clerk.webhooks.store";

	/**
	 * In this process.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = STORE, havingValue = "memory", matchIfMissing = true)
	static final class Memory {

		@Bean
		@ConditionalOnMissingBean
		WebhookDeliveryStore clerkWebhookDeliveryStore(@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
			return new MemoryWebhookDeliveryStore(clock.getIfAvailable(Clock::systemUTC));
		}

	}

	/**
	 * In a cache.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = STORE, havingValue = "cache")
	static final class Shared {

		@Bean
		@ConditionalOnMissingBean
		WebhookDeliveryStore clerkWebhookDeliveryStore(ClerkWebhookProperties properties,
				ObjectProvider<CacheManager> cacheManager, @Qualifier("clerkClock") ObjectProvider<Clock> clock) {
			return new CacheWebhookDeliveryStore(WebhookStoreNeeds.cache(properties.cacheName(), cacheManager),
					clock.getIfAvailable(Clock::systemUTC));
		}

	}

	/**
	 * In a table.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = STORE, havingValue = "jdbc")
	@ConditionalOnClass(JdbcOperations.class)
	static final class Jdbc {

		@Bean
		@ConditionalOnMissingBean(WebhookDeliveryStore.class)
		JdbcWebhookDeliveryStore clerkWebhookDeliveryStore(ClerkWebhookProperties properties,
				ObjectProvider<JdbcOperations> jdbc, BeanFactory beanFactory,
				@Qualifier("clerkClock") ObjectProvider<Clock> clock) {
			return new JdbcWebhookDeliveryStore(WebhookStoreNeeds.database(jdbc.getIfUnique()),
					WebhookStoreNeeds.transactions(new WebhookTransactionManager(properties, beanFactory).find()),
					clock.getIfAvailable(Clock::systemUTC));
		}

	}

	/**
	 * In a table, without Spring's JDBC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = STORE, havingValue = "jdbc")
	@ConditionalOnMissingClass("org.springframework.jdbc.core.JdbcOperations")
	static final class MissingJdbc {

		@Bean
		@ConditionalOnMissingBean
		WebhookDeliveryStore clerkWebhookDeliveryStore() {
			throw WebhookStoreNeeds.dependency();
		}

	}

}
