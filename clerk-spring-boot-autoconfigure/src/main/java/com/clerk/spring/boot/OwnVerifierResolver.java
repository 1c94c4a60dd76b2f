package com.clerk.spring.boot;

import java.util.stream.Stream;

import org.springframework.beans.factory.ListableBeanFactory;

import com.clerk.spring.webhook.WebhookVerifierResolver;

/**
 * Tells whether the application chooses by itself what verifies a webhook, without making
 * the bean, which may need ours.
 */
final class OwnVerifierResolver {

	/** The name of the bean where the application has none. */
	static final String DEFAULT = "clerkWebhookVerifierResolver";

	private OwnVerifierResolver() {
	}

	static boolean isIn(ListableBeanFactory beanFactory) {
		return Stream.of(beanFactory.getBeanNamesForType(WebhookVerifierResolver.class, true, false))
			.anyMatch((name) -> !name.equals(DEFAULT));
	}

}
