package com.clerk.spring.webhook;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * Hands events over within a transaction, so that what several listeners do is done by
 * all or by none.
 *
 * @since 0.1.0
 */
public final class TransactionalClerkEventPublisher implements ClerkEventPublisher {

	private final ClerkEventPublisher publisher;

	private final TransactionTemplate transaction;

	private TransactionalClerkEventPublisher(ClerkEventPublisher publisher, PlatformTransactionManager transactions) {
		this.publisher = publisher;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * Puts a publisher into a transaction, or into the one that is there already.
	 * @param publisher the publisher
	 * @param transactions the transaction manager, or null for no transaction
	 * @return a publisher
	 */
	public static ClerkEventPublisher of(ClerkEventPublisher publisher,
			@Nullable PlatformTransactionManager transactions) {
		return (transactions != null) ? new TransactionalClerkEventPublisher(publisher, transactions) : publisher;
	}

	@Override
	public void publish(ClerkEvent event) {
		this.transaction.executeWithoutResult((status) -> this.publisher.publish(event));
	}

}
