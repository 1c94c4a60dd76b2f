package com.clerk.spring.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.token.TestClock;
import com.clerk.spring.webhook.WebhookDeliveryStore.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The store in a table, on H2; on another database with the system property
 * {@code webhook.jdbc.url}, whose driver has to be on the class path.
 */
class JdbcWebhookDeliveryStoreTests {

	private static final Runnable NOTHING = () -> {
	};

	private final DataSource database = new DriverManagerDataSource(System.getProperty("webhook.jdbc.url",
			"jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000"));

	private final JdbcTemplate jdbc = new JdbcTemplate(this.database);

	private final PlatformTransactionManager transactions = new JdbcTransactionManager(this.database);

	private final TestClock clock = new TestClock();

	private final JdbcWebhookDeliveryStore store = node();

	@BeforeEach
	void makeTables() {
		dropTables();
		new ResourceDatabasePopulator(new ClassPathResource(JdbcWebhookDeliveryStore.SCHEMA)).execute(this.database);
		this.jdbc.execute("CREATE TABLE listener_row (id VARCHAR(255))");
	}

	@AfterEach
	void dropTables() {
		this.jdbc.execute("DROP TABLE IF EXISTS clerk_webhook_delivery");
		this.jdbc.execute("DROP TABLE IF EXISTS listener_row");
	}

	@Test
	void theScriptCanBeRunAgain() {
		new ResourceDatabasePopulator(new ClassPathResource(JdbcWebhookDeliveryStore.SCHEMA)).execute(this.database);

		this.store.afterPropertiesSet();
	}

	@Test
	void aMissingTableIsExplained() {
		this.jdbc.execute("DROP TABLE clerk_webhook_delivery");

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(this.store::afterPropertiesSet)
			.withMessageContaining("classpath:com/clerk/spring/webhook/schema.sql");
	}

	@Test
	void aDatabaseThatCanNotBeReachedDoesNotEndTheStart() {
		DataSource unreachable = new DriverManagerDataSource("jdbc:h2:tcp://localhost:1/nowhere");

		new JdbcWebhookDeliveryStore(new JdbcTemplate(unreachable), new JdbcTransactionManager(unreachable), this.clock)
			.afterPropertiesSet();
	}

	@Test
	void transactionsOfSomethingElseAreRefused() {
		DataSource other = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID());
		JdbcWebhookDeliveryStore misled = new JdbcWebhookDeliveryStore(this.jdbc, new JdbcTransactionManager(other),
				this.clock);

		assertThatExceptionOfType(ClerkConfigurationException.class).isThrownBy(misled::afterPropertiesSet)
			.withMessageContaining("transaction manager");
		assertThatExceptionOfType(ClerkConfigurationException.class)
			.isThrownBy(() -> misled.handleOnce("msg_1", () -> insert("msg_1")));
		assertThat(rows() + deliveries()).isZero();
	}

	@Test
	void whatOneNodeHandledNoOtherHandles() {
		assertThat(this.store.handleOnce("msg_1", NOTHING)).isEqualTo(Outcome.HANDLED);
		assertThat(node().handleOnce("msg_1", NOTHING)).isEqualTo(Outcome.HANDLED_BEFORE);
		assertThat(node().handleOnce("msg_2", NOTHING)).isEqualTo(Outcome.HANDLED);
	}

	@Test
	void theIdIsWrittenInTheTransactionOfTheListeners() {
		assertThatIllegalStateException().isThrownBy(() -> this.store.handleOnce("msg_1", () -> {
			insert("msg_1");
			throw new IllegalStateException();
		}));
		assertThat(rows()).isZero();
		assertThat(deliveries()).isZero();

		this.store.handleOnce("msg_1", () -> insert("msg_1"));

		assertThat(rows()).isEqualTo(1);
		assertThat(deliveries()).isEqualTo(1);
	}

	@Test
	void aPublisherInATransactionJoinsThatOfTheStore() {
		ClerkEventPublisher failing = TransactionalClerkEventPublisher.of((event) -> {
			insert(event.id());
			throw new IllegalStateException();
		}, this.transactions);
		DeliveryHandling handling = new DeliveryHandling(this.store, failing);

		assertThatIllegalStateException().isThrownBy(() -> handling.handle(TestEvents.userCreated("msg_1")));

		assertThat(rows() + deliveries()).isZero();
	}

	@Test
	void oneDeliveryAtTwoNodesAtOnceIsHandledOnce() throws Exception {
		AtomicInteger handled = new AtomicInteger();
		for (int round = 0; round < 20; round++) {
			String id = "msg_" + round;
			List<Callable<Outcome>> nodes = IntStream.range(0, 8)
				.mapToObj((number) -> node())
				.map((node) -> (Callable<Outcome>) () -> node.handleOnce(id, () -> {
					insert(id);
					handled.incrementAndGet();
				}))
				.toList();

			List<Outcome> outcomes = atOnce(nodes);

			assertThat(outcomes).containsOnlyOnce(Outcome.HANDLED);
		}
		assertThat(handled).hasValue(20);
		assertThat(rows()).isEqualTo(20);
		assertThat(deliveries()).isEqualTo(20);
	}

	@Test
	void theSecondNodeHandlesWhatTheFirstFailedAt() throws Exception {
		CountDownLatch firstHasBegun = new CountDownLatch(1);
		ExecutorService second = Executors.newSingleThreadExecutor();
		try {
			Future<Outcome> outcome = second.submit(() -> {
				firstHasBegun.await();
				return node().handleOnce("msg_1", () -> insert("second"));
			});
			assertThatIllegalStateException().isThrownBy(() -> this.store.handleOnce("msg_1", () -> {
				insert("first");
				firstHasBegun.countDown();
				throw new IllegalStateException();
			}));

			assertThat(outcome.get()).isEqualTo(Outcome.HANDLED);
			assertThat(this.jdbc.queryForList("SELECT id FROM listener_row", String.class)).containsExactly("second");
		}
		finally {
			second.shutdownNow();
		}
	}

	@Test
	void forgetsAfterThirtyDays() {
		this.store.handleOnce("msg_1", NOTHING);
		this.clock.advance(JdbcWebhookDeliveryStore.RETENTION);
		this.store.handleOnce("msg_2", NOTHING);
		assertThat(deliveries()).isEqualTo(2);

		this.clock.advance(Duration.ofHours(1));
		this.store.handleOnce("msg_3", NOTHING);

		assertThat(this.jdbc.queryForList("SELECT delivery_id FROM clerk_webhook_delivery", String.class))
			.containsExactlyInAnyOrder("msg_2", "msg_3");
	}

	@Test
	void forgetsWhereConnectionsDoNotCommitByThemselves() {
		DataSource manual = new DelegatingDataSource(this.database) {
			@Override
			public Connection getConnection() throws SQLException {
				Connection connection = super.getConnection();
				connection.setAutoCommit(false);
				return connection;
			}
		};
		JdbcWebhookDeliveryStore manualStore = new JdbcWebhookDeliveryStore(new JdbcTemplate(manual),
				new JdbcTransactionManager(manual), this.clock);
		manualStore.handleOnce("msg_1", NOTHING);
		this.clock.advance(JdbcWebhookDeliveryStore.RETENTION.plusHours(1));

		manualStore.handleOnce("msg_2", NOTHING);

		assertThat(this.jdbc.queryForList("SELECT delivery_id FROM clerk_webhook_delivery", String.class))
			.containsExactly("msg_2");
	}

	@Test
	void anIdIsNoPartOfTheStatement() {
		String id = "x');DROP/**/TABLE/**/clerk_webhook_delivery;--";

		assertThat(this.store.handleOnce(id, NOTHING)).isEqualTo(Outcome.HANDLED);
		assertThat(this.store.handleOnce(id, NOTHING)).isEqualTo(Outcome.HANDLED_BEFORE);
		assertThat(this.store.handleOnce("x".repeat(255), NOTHING)).isEqualTo(Outcome.HANDLED);
	}

	private JdbcWebhookDeliveryStore node() {
		return new JdbcWebhookDeliveryStore(this.jdbc, this.transactions, this.clock);
	}

	private void insert(String id) {
		this.jdbc.update("INSERT INTO listener_row (id) VALUES (?)", id);
	}

	private int rows() {
		return count("listener_row");
	}

	private int deliveries() {
		return count("clerk_webhook_delivery");
	}

	private int count(String table) {
		Integer count = this.jdbc.queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
		return (count != null) ? count : -1;
	}

	private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(calls.size());
		try {
			List<Future<T>> futures = threads.invokeAll(calls);
			List<T> results = new ArrayList<>();
			for (Future<T> future : futures) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
