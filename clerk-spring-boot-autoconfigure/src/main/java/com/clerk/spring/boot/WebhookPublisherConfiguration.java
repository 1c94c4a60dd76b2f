package com.clerk.spring.boot;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

import com.clerk.spring.operations.FindingSource;
import com.clerk.spring.operations.WebhookTransactions;
import com.clerk.spring.webhook.ClerkEventPublisher;
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;
import com.clerk.spring.webhook.TransactionalClerkEventPublisher;

/**
 * Who hands events to the application: in a transaction where there can be one.
 */
@Configuration(proxyBeanMethods = false)
final class WebhookPublisherConfiguration {

	/**
	 * With Spring's transactions.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PlatformTransactionManager.class)
	@ConditionalOnMissingBean(ClerkEventPublisher.class)
	static final class WithTransactions {

		@Bean
		WebhookTransactionManager clerkWebhookTransactionManager(ClerkWebhookProperties properties,
				BeanFactory beanFactory) {
			return new WebhookTransactionManager(properties, beanFactory);
		}

		@Bean
		ClerkEventPublisher clerkEventPublisher(ApplicationEventPublisher publisher,
				WebhookTransactionManager transactions) {
			return TransactionalClerkEventPublisher.of(ClerkEventPublisher.to(publisher), transactions.find());
		}

		@Bean
		FindingSource clerkWebhookTransactions(WebhookTransactionManager transactions,
				ObjectProvider<JdbcWebhookDeliveryStore> transactionalStore, ApplicationContext context) {
			return new WebhookTransactions(
					transactions.find() != null || transactionalStore.stream().findAny().isPresent(),
					new TransactionalListeners(context));
		}

	}

	/**
	 * Without.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingClass("org.springframework.transaction.PlatformTransactionManager")
	static final class WithoutTransactions {

		@Bean
		@ConditionalOnMissingBean
		ClerkEventPublisher clerkEventPublisher(ApplicationEventPublisher publisher) {
			return ClerkEventPublisher.to(publisher);
		}

	}

}
