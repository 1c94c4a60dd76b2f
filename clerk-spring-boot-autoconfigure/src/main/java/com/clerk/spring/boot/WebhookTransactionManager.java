package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Whose transaction listeners run in: that of the transaction manager that was named,
 * else of the only or the primary one.
 */
final class WebhookTransactionManager {

	private final @Nullable String name;

	private final BeanFactory beanFactory;

	WebhookTransactionManager(ClerkWebhookProperties properties, BeanFactory beanFactory) {
		this.name = properties.transactionManager();
		this.beanFactory = beanFactory;
	}

	/**
	 * Returns the transaction manager, or null if there is none or no telling which.
	 * @throws ClerkConfigurationException if the one that was named does not exist
	 */
	@Nullable PlatformTransactionManager find() {
		return StringUtils.hasText(this.name) ? named(this.name)
				: this.beanFactory.getBeanProvider(PlatformTransactionManager.class).getIfUnique();
	}

	private PlatformTransactionManager named(String qualifier) {
		try {
			return BeanFactoryAnnotationUtils.qualifiedBeanOfType(this.beanFactory, PlatformTransactionManager.class,
					qualifier);
		}
		catch (NoSuchBeanDefinitionException ex) {
			throw new ClerkConfigurationException("webhook-transaction-manager-missing",
					"clerk.webhooks.transaction-manager is '" + qualifier
							+ "', but no PlatformTransactionManager bean has that name. Correct it, or remove it where "
							+ "there is only one.");
		}
	}

}
