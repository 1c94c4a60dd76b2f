package com.clerk.spring.boot;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.webhook.CacheWebhookDeliveryStore;
import com.clerk.spring.webhook.ClerkEventPublisher;
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;
import com.clerk.spring.webhook.MemoryWebhookDeliveryStore;
import com.clerk.spring.webhook.SignedWebhook;
import com.clerk.spring.webhook.TransactionalClerkEventPublisher;
import com.clerk.spring.webhook.WebhookDeliveryStore;
import com.clerk.spring.webhook.WebhookFilter;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.event.ClerkEvent;

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
	void worksWithoutTransactionsOnTheClassPath() {
		this.contextRunner
			.withClassLoader(new FilteredClassLoader("org.springframework.transaction", "org.springframework.jdbc",
					"org.springframework.dao"))
			.withPropertyValues(SECRET, PATH)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(ClerkEventPublisher.class));
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

}
