package com.clerk.spring.operations;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.clerk.spring.operations.Finding.Level;

/**
 * W09: where events are published without a transaction, no listener waits for the end of
 * one.
 *
 * @since 0.1.0
 */
public final class WebhookTransactions implements FindingSource {

	private static final String PROPERTY = "clerk.webhooks.transaction-manager";

	private final boolean transactional;

	private final Supplier<Stream<String>> listeners;

	/**
	 * Creates a check.
	 * @param transactional whether events are published in a transaction
	 * @param listeners the listeners of Clerk's events that are called at the end of a
	 * transaction or not at all
	 */
	public WebhookTransactions(boolean transactional, Supplier<Stream<String>> listeners) {
		this.transactional = transactional;
		this.listeners = listeners;
	}

	@Override
	public Stream<Finding> findings() {
		List<String> skipped = this.transactional ? List.of() : this.listeners.get().distinct().sorted().toList();
		return skipped.isEmpty() ? Stream.empty() : Stream.of(new Finding("W09", Level.WARN, PROPERTY,
				"The events of webhooks are published without a transaction, as there is not one transaction manager, "
						+ "nor a primary one; Spring never calls the @TransactionalEventListener "
						+ String.join(", ", skipped) + ".",
				"Set " + PROPERTY + " to the name of the transaction manager of the data that listeners write, or make "
						+ "that one @Primary."));
	}

}
