package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.util.StringUtils;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * What a store of webhook deliveries needs from the application, or an explanation of
 * what is missing.
 */
final class WebhookStoreNeeds {

	private WebhookStoreNeeds() {
	}

	static <T> T database(@Nullable T jdbc) {
		return one(jdbc, "JdbcTemplate bean, or a primary one");
	}

	static <T> T transactions(@Nullable T transactionManager) {
		return one(transactionManager,
				"PlatformTransactionManager bean, a primary one, or one that clerk.webhooks.transaction-manager names");
	}

	private static <T> T one(@Nullable T bean, String description) {
		if (bean == null) {
			throw incomplete("clerk.webhooks.store is 'jdbc', which needs one " + description + ". Add "
					+ "spring-boot-starter-jdbc and a database, or define a JdbcWebhookDeliveryStore bean yourself.");
		}
		return bean;
	}

	static Cache cache(@Nullable String name, ObjectProvider<CacheManager> cacheManagers) {
		CacheManager cacheManager = cacheManagers.getIfUnique();
		if (cacheManager == null) {
			throw incomplete(
					"clerk.webhooks.store is 'cache', which needs one CacheManager bean, or a primary one. Add "
							+ "spring-boot-starter-cache and @EnableCaching, or define a CacheWebhookDeliveryStore bean yourself.");
		}
		Cache cache = StringUtils.hasText(name) ? cacheManager.getCache(name) : null;
		if (cache == null) {
			throw incomplete("clerk.webhooks.store is 'cache', but clerk.webhooks.cache-name names no cache of the "
					+ "CacheManager. Name one that forgets nothing within ten minutes.");
		}
		return cache;
	}

	static ClerkConfigurationException dependency() {
		return incomplete("clerk.webhooks.store is 'jdbc', which needs the dependency spring-boot-starter-jdbc.");
	}

	private static ClerkConfigurationException incomplete(String message) {
		return new ClerkConfigurationException("webhook-store-incomplete", message);
	}

}
