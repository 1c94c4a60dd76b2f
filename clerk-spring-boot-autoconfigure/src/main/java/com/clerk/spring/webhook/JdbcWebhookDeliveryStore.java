package com.clerk.spring.webhook;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Remembers deliveries in a table, for 30 days. The id of a delivery is written in the
 * transaction in which the delivery is handled: either both are there afterwards or
 * neither is, on however many instances of the application it arrives.
 * <p>
 * The table is made by the script {@value #SCHEMA} on the class path.
 *
 * @since 0.1.0
 */
public final class JdbcWebhookDeliveryStore implements WebhookDeliveryStore, InitializingBean {

	/** The script that makes the table, as a location on the class path. */
	public static final String SCHEMA = "com/clerk/spring/webhook/schema.sql";

	static final Duration RETENTION = Duration.ofDays(30);

	private static final Log logger = LogFactory.getLog(JdbcWebhookDeliveryStore.class);

	private static final Duration CLEANING_INTERVAL = Duration.ofHours(1);

	private static final String COUNT = "SELECT COUNT(*) FROM clerk_webhook_delivery WHERE delivery_id = ?";

	private static final String INSERT = "INSERT INTO clerk_webhook_delivery (delivery_id, handled_at) VALUES (?, ?)";

	private static final String DELETE = "DELETE FROM clerk_webhook_delivery WHERE handled_at < ?";

	private final JdbcOperations jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	private final AtomicLong cleanedAt = new AtomicLong();

	/**
	 * Creates a store.
	 * @param jdbc reaches the database with the table
	 * @param transactions manages the transactions of that database
	 * @param clock tells the time
	 */
	public JdbcWebhookDeliveryStore(JdbcOperations jdbc, PlatformTransactionManager transactions, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.clock = clock;
	}

	/**
	 * Looks for the table, and whether the transactions are those of its database. A
	 * database that can't be reached is not judged.
	 * @throws ClerkConfigurationException if there is no table, or if the transactions
	 * are of something else
	 */
	@Override
	public void afterPropertiesSet() {
		try {
			isHandled("");
			this.transaction.executeWithoutResult((status) -> requireTransaction());
		}
		catch (BadSqlGrammarException ex) {
			throw new ClerkConfigurationException("webhook-table-missing",
					"clerk.webhooks.store is 'jdbc', but the database has no usable table clerk_webhook_delivery. Make it "
							+ "with the script 'classpath:" + SCHEMA
							+ "', in a migration or by spring.sql.init.schema-locations.");
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("Whether the table of webhook deliveries is there can't be seen now", ex);
		}
	}

	@Override
	public Outcome handleOnce(String deliveryId, Runnable handling) {
		Outcome outcome = this.transaction.execute((status) -> {
			requireTransaction();
			Outcome before = isHandled(deliveryId) ? Outcome.HANDLED_BEFORE : insert(deliveryId, status);
			if (before == Outcome.HANDLED) {
				handling.run();
			}
			return before;
		});
		cleanFromTimeToTime();
		return outcome;
	}

	/**
	 * A transaction manager of something else (a broker, another database) leaves each
	 * statement to commit by itself: the id would stay when the listeners fail, and the
	 * repetition be taken for handled.
	 */
	private void requireTransaction() {
		if (Boolean.TRUE.equals(this.jdbc.execute((ConnectionCallback<Boolean>) Connection::getAutoCommit))) {
			throw new ClerkConfigurationException("webhook-store-incomplete",
					"clerk.webhooks.store is 'jdbc', but the transaction manager is not that of the database with the table "
							+ "clerk_webhook_delivery. Make a DataSourceTransactionManager or JpaTransactionManager of "
							+ "that database the primary one, or define a JdbcWebhookDeliveryStore bean yourself.");
		}
	}

	private boolean isHandled(String deliveryId) {
		Integer count = this.jdbc.queryForObject(COUNT, Integer.class, deliveryId);
		return count != null && count > 0;
	}

	/**
	 * A database lets the second of two transactions wait for the first, or give up.
	 * Either way that one has no use any more.
	 */
	private Outcome insert(String deliveryId, TransactionStatus status) {
		try {
			this.jdbc.update(INSERT, deliveryId, this.clock.millis());
			return Outcome.HANDLED;
		}
		catch (DuplicateKeyException ex) {
			status.setRollbackOnly();
			return Outcome.HANDLED_BEFORE;
		}
		catch (TransientDataAccessException ex) {
			status.setRollbackOnly();
			return Outcome.BEING_HANDLED;
		}
	}

	private void cleanFromTimeToTime() {
		long now = this.clock.millis();
		long last = this.cleanedAt.get();
		if (now - last < CLEANING_INTERVAL.toMillis() || !this.cleanedAt.compareAndSet(last, now)) {
			return;
		}
		try {
			this.transaction.executeWithoutResult((status) -> this.jdbc.update(DELETE, now - RETENTION.toMillis()));
		}
		catch (DataAccessException | TransactionException ex) {
			logger
				.warn("Old webhook deliveries could not be deleted from the table clerk_webhook_delivery; it is tried "
						+ "again in an hour", ex);
		}
	}

}
