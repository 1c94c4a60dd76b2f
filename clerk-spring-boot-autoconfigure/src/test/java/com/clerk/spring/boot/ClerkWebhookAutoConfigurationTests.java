package com.clerk.spring.boot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.operations.Finding;
import com.clerk.spring.operations.Finding.Level;
import com.clerk.spring.operations.FindingSource;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.webhook.CacheWebhookDeliveryStore;
import com.clerk.spring.webhook.ClerkEventPublisher;
import com.clerk.spring.webhook.DefaultWebhookObservationConvention;
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;
import com.clerk.spring.webhook.MemoryWebhookDeliveryStore;
import com.clerk.spring.webhook.SignedWebhook;
import com.clerk.spring.webhook.TransactionalClerkEventPublisher;
import com.clerk.spring.webhook.WebhookDeliveryStore;
import com.clerk.spring.webhook.WebhookFilter;
import com.clerk.spring.webhook.WebhookObservationConvention;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.UserEvent.UserCreated;
import com.clerk.spring.webhook.event.UserEvent.UserDeleted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClerkWebhookAutoConfigurationTests {

	private static final String SECRET = "clerk.webhooks.signing-secrets=" + SignedWebhook.SECRET;

	private static final String PATH = "clerk.webhooks.path=/webhooks/clerk";

	private final WebApplicationContextRunner contextRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkWebhookAutoConfiguration.class));

	@Test
	void withoutSettingsThereIsAVerifierThatSaysWhatItLacks() {
		this.contextRunner.run((context) -> {
			assertThat(context).doesNotHaveBean(AbstractFilterRegistrationBean.class);
			assertThatExceptionOfType(ClerkConfigurationException.class)
				.isThrownBy(() -> context.getBean(WebhookVerifier.class).verify(new HttpHeaders(), new byte[0]))
				.withMessageContaining("CLERK_WEBHOOK_SIGNING_SECRET");
		});
	}

	@Test
	void secretsAloneMakeAVerifierForUseByHandWithoutAnEndpoint() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ClerkWebhookAutoConfiguration.class))
			.withPropertyValues(SECRET, PATH)
			.run((context) -> {
				SignedWebhook webhook = SignedWebhook.of("msg_1", Clock.systemUTC().instant(), "{}");
				ClerkEvent event = context.getBean(WebhookVerifier.class).verify(webhook.headers(), webhook.body());

				assertThat(event.id()).isEqualTo("msg_1");
				assertThat(context).doesNotHaveBean(AbstractFilterRegistrationBean.class);
			});
	}

	@Test
	void aPathMakesAnEndpointAheadOfSpringSecurityForRequestsOnly() {
		this.contextRunner.withPropertyValues(SECRET, PATH).run((context) -> {
			AbstractFilterRegistrationBean<?> registration = context.getBean(AbstractFilterRegistrationBean.class);

			assertThat(context).hasSingleBean(WebhookFilter.class);
			assertThat(registration.getOrder()).isEqualTo(WebhookFilter.ORDER).isLessThan(-100);
			assertThat(registration.getUrlPatterns()).containsExactly("/webhooks/clerk");
			assertThat(context).getBean(WebhookDeliveryStore.class).isInstanceOf(MemoryWebhookDeliveryStore.class);
		});
	}

	@Test
	void theClockOfTheApplicationForClerkTellsTheTime() {
		SignedWebhook old = SignedWebhook.of("msg_1", Instant.ofEpochSecond(1_800_000_000), "{}");
		this.contextRunner.withPropertyValues(SECRET)
			.withBean("clerkClock", Clock.class,
					() -> Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC))
			.run((context) -> assertThat(context.getBean(WebhookVerifier.class).verify(old.headers(), old.body()).id())
				.isEqualTo("msg_1"));
	}

	@Test
	void isOffWithTheStarter() {
		this.contextRunner.withPropertyValues(PATH, "clerk.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(WebhookVerifier.class)
				.doesNotHaveBean(AbstractFilterRegistrationBean.class));
	}

	@Test
	void anEndpointWithoutASecretEndsTheStart() {
		this.contextRunner.withPropertyValues(PATH)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(FailedChecksException.class)
				.hasMessageContaining("W01", "clerk.webhooks.signing-secrets"));
	}

	@Test
	void anEndpointWithAVerifierOfTheApplicationNeedsNoSecret() {
		this.contextRunner.withPropertyValues(PATH)
			.withBean(WebhookVerifier.class,
					() -> WebhookVerifier.create(List.of(SignedWebhook.SECRET), Clock.systemUTC()))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(AbstractFilterRegistrationBean.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "webhooks", "/", "/webhooks/", "//webhooks", "/webhooks//clerk", "/webhooks/*", "*.hook",
			"/webhooks/{id}", "/webhooks/../clerk", "/./clerk", "/a b", "/a%2Fb", "/a;b", "/a?b", "/a\\b",
			"https://example.com/webhooks", "" })
	void aPathThatIsNoneEndsTheStart(String path) {
		this.contextRunner.withPropertyValues(SECRET, "clerk.webhooks.path=" + path)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ClerkConfigurationException.class)
				.hasMessageContaining("clerk.webhooks.path"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0B", "-1MB", "3GB" })
	void aLimitThatIsNoneEndsTheStart(String size) {
		this.contextRunner.withPropertyValues(SECRET, PATH, "clerk.webhooks.max-body=" + size)
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("max-body"));
	}

	@Test
	void theApplicationsOwnStoreAndPublisherComeFirst() {
		WebhookDeliveryStore store = (id, handling) -> WebhookDeliveryStore.Outcome.HANDLED_BEFORE;
		ClerkEventPublisher publisher = (event) -> {
		};
		this.contextRunner.withPropertyValues(SECRET, PATH, "clerk.webhooks.store=jdbc")
			.withBean(WebhookDeliveryStore.class, () -> store)
			.withBean(ClerkEventPublisher.class, () -> publisher)
			.run((context) -> {
				assertThat(context.getBean(WebhookDeliveryStore.class)).isSameAs(store);
				assertThat(context.getBean(ClerkEventPublisher.class)).isSameAs(publisher);
			});
	}

	@Test
	void aTableOfTheApplicationRemembersDeliveries() {
		this.contextRunner.withPropertyValues(SECRET, PATH, "clerk.webhooks.store=jdbc")
			.withUserConfiguration(DatabaseConfiguration.class)
			.run((context) -> {
				assertThat(context).getBean(WebhookDeliveryStore.class).isInstanceOf(JdbcWebhookDeliveryStore.class);
				assertThat(context).getBean(ClerkEventPublisher.class)
					.isInstanceOf(TransactionalClerkEventPublisher.class);
			});
	}

	@Test
	void aTableNeedsADatabase() {
		assertIncomplete(this.contextRunner, "jdbc", "JdbcTemplate");
		assertIncomplete(this.contextRunner.withClassLoader(new FilteredClassLoader(JdbcOperations.class)), "jdbc",
				"spring-boot-starter-jdbc");
	}

	@Test
	void aCacheOfTheApplicationRemembersDeliveries() {
		this.contextRunner
			.withPropertyValues(SECRET, PATH, "clerk.webhooks.store=cache", "clerk.webhooks.cache-name=deliveries")
			.withBean(CacheManager.class, ConcurrentMapCacheManager::new)
			.run((context) -> assertThat(context).getBean(WebhookDeliveryStore.class)
				.isInstanceOf(CacheWebhookDeliveryStore.class));
	}

	@ParameterizedTest
	@CsvSource({ "'', clerk.webhooks.cache-name", "others, clerk.webhooks.cache-name" })
	void aCacheNeedsItsName(String name, String explanation) {
		assertIncomplete(
				this.contextRunner.withPropertyValues("clerk.webhooks.cache-name=" + name)
					.withBean(CacheManager.class, () -> new ConcurrentMapCacheManager("deliveries")),
				"cache", explanation);
	}

	@Test
	void aCacheNeedsACacheManager() {
		assertIncomplete(this.contextRunner.withPropertyValues("clerk.webhooks.cache-name=deliveries"), "cache",
				"CacheManager");
	}

	@Test
	void oneOfSeveralTransactionManagersIsChosenByName() {
		this.contextRunner
			.withPropertyValues(SECRET, PATH, "clerk.webhooks.store=jdbc",
					"clerk.webhooks.transaction-manager=transactionManager")
			.withUserConfiguration(DatabaseConfiguration.class, BrokerConfiguration.class)
			.run((context) -> {
				assertThat(context).getBean(WebhookDeliveryStore.class).isInstanceOf(JdbcWebhookDeliveryStore.class);
				assertThat(context).getBean(ClerkEventPublisher.class)
					.isInstanceOf(TransactionalClerkEventPublisher.class);
			});
	}

	@Test
	void aTransactionManagerThatIsNotThereEndsTheStart() {
		this.contextRunner.withPropertyValues(SECRET, PATH, "clerk.webhooks.transaction-manager=other")
			.withUserConfiguration(DatabaseConfiguration.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ClerkConfigurationException.class)
				.hasMessageContaining("clerk.webhooks.transaction-manager is 'other'"));
	}

	@Test
	void aTableAsksForTheNameOfOneOfSeveralTransactionManagers() {
		assertIncomplete(
				this.contextRunner.withUserConfiguration(DatabaseConfiguration.class, BrokerConfiguration.class),
				"jdbc", "clerk.webhooks.transaction-manager");
	}

	@Test
	void listenersThatSpringSkipsForWantOfATransactionAreWarnedOf() {
		this.contextRunner.withPropertyValues(SECRET, PATH)
			.withUserConfiguration(DatabaseConfiguration.class, BrokerConfiguration.class, ListenerConfiguration.class)
			.run((context) -> assertThat(findings(context)).singleElement().satisfies((finding) -> {
				assertThat(finding.id()).isEqualTo("W09");
				assertThat(finding.level()).isEqualTo(Level.WARN);
				assertThat(finding.property()).isEqualTo("clerk.webhooks.transaction-manager");
				assertThat(finding.problem()).contains("Listeners.after, Listeners.afterSome.")
					.doesNotContain("Listeners.plain", "Listeners.anyway", "Listeners.other");
			}));
	}

	@Test
	void listenersWithATransactionAreNotWarnedOf() {
		WebApplicationContextRunner runner = this.contextRunner.withPropertyValues(SECRET, PATH)
			.withUserConfiguration(DatabaseConfiguration.class, ListenerConfiguration.class);

		runner.run((context) -> assertThat(findings(context)).isEmpty());
		runner.withUserConfiguration(BrokerConfiguration.class)
			.withPropertyValues("clerk.webhooks.transaction-manager=transactionManager")
			.run((context) -> assertThat(findings(context)).isEmpty());
		runner.withUserConfiguration(BrokerConfiguration.class)
			.withUserConfiguration(StoreConfiguration.class)
			.run((context) -> assertThat(findings(context)).isEmpty());
		runner.withUserConfiguration(BrokerConfiguration.class).withBean(ClerkEventPublisher.class, () -> (event) -> {
		}).run((context) -> assertThat(findings(context)).isEmpty());
	}

	@Test
	void requestsAreObservedWhereThereIsARegistry() {
		MeterRegistry meters = new SimpleMeterRegistry();
		ObservationRegistry observations = ObservationRegistry.create();
		observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
		this.contextRunner.withPropertyValues(SECRET, PATH)
			.withBean(ObservationRegistry.class, () -> observations)
			.withBean(WebhookObservationConvention.class, OwnConvention::new)
			.run((context) -> context.getBean(WebhookFilter.class)
				.doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), new MockFilterChain()));

		assertThat(meters.get("shop.webhooks").tag("outcome", "method_not_allowed").timer().count()).isEqualTo(1);
	}

	@Test
	void worksWithoutTransactionsOnTheClassPath() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.transaction", "org.springframework.jdbc",
					"org.springframework.dao"))
			.withPropertyValues(SECRET, PATH)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ClerkEventPublisher.class));
	}

	private static List<Finding> findings(ApplicationContext context) {
		return context.getBeanProvider(FindingSource.class).stream().flatMap(FindingSource::findings).toList();
	}

	private static void assertIncomplete(WebApplicationContextRunner runner, String store, String explanation) {
		runner.withPropertyValues(SECRET, PATH, "clerk.webhooks.store=" + store)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(ClerkConfigurationException.class)
				.hasMessageContaining(explanation));
	}

	@Configuration(proxyBeanMethods = false)
	static class DatabaseConfiguration {

		@Bean
		DataSource dataSource() {
			DataSource database = new DriverManagerDataSource("jdbc:h2:mem:wiring;DB_CLOSE_DELAY=-1");
			new ResourceDatabasePopulator(new ClassPathResource(JdbcWebhookDeliveryStore.SCHEMA)).execute(database);
			return database;
		}

		@Bean
		JdbcTemplate jdbcTemplate(DataSource dataSource) {
			return new JdbcTemplate(dataSource);
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class StoreConfiguration {

		@Bean
		JdbcWebhookDeliveryStore store(JdbcTemplate jdbc,
				@Qualifier("transactionManager") PlatformTransactionManager transactions) {
			return new JdbcWebhookDeliveryStore(jdbc, transactions, Clock.systemUTC());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokerConfiguration {

		@Bean
		PlatformTransactionManager brokerTransactions() {
			return new NoTransactions();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class ListenerConfiguration {

		@Bean
		Listeners listeners() {
			return new Listeners();
		}

	}

	static class Listeners {

		@EventListener
		void plain(ClerkEvent event) {
		}

		@TransactionalEventListener
		void after(UserCreated event) {
		}

		@TransactionalEventListener(UserDeleted.class)
		void afterSome() {
		}

		@TransactionalEventListener(fallbackExecution = true)
		void anyway(ClerkEvent event) {
		}

		@TransactionalEventListener
		void other(String event) {
		}

	}

	static class NoTransactions extends AbstractPlatformTransactionManager {

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

	static class OwnConvention extends DefaultWebhookObservationConvention {

		@Override
		public String getName() {
			return "shop.webhooks";
		}

	}

}
