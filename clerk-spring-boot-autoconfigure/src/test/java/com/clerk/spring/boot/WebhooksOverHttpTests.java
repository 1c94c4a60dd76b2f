package com.clerk.spring.boot;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.event.TransactionalEventListener;

import com.clerk.spring.boot.RunningApplication.Answer;
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;
import com.clerk.spring.webhook.SignedWebhook;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.UserEvent;
import com.clerk.spring.webhook.event.UserEvent.UserCreated;
import com.clerk.spring.webhook.event.UserEvent.UserDeleted;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Webhooks in a running application whose own chain lets nobody in, with the store in its
 * database.
 */
class WebhooksOverHttpTests {

	private static final String PATH = "/webhooks/clerk";

	private static RunningApplication application;

	private final Listeners listeners = application.context().getBean(Listeners.class);

	private final JdbcTemplate jdbc = application.context().getBean(JdbcTemplate.class);

	@BeforeAll
	static void start() {
		application = RunningApplication.start(Application.class, "clerk.webhooks.path=" + PATH,
				"clerk.webhooks.store=jdbc", "clerk.webhooks.max-body=100KB",
				"CLERK_WEBHOOK_SIGNING_SECRET=" + SignedWebhook.SECRET, "server.error.include-message=always",
				"server.error.include-stacktrace=always");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@BeforeEach
	void forget() {
		this.listeners.heard.clear();
		this.jdbc.update("DELETE FROM clerk_webhook_delivery");
		this.jdbc.update("DELETE FROM app_user");
	}

	@Test
	void aWebhookNeedsNeitherSessionNorCsrfTokenNorSignIn() {
		Answer answer = send(userCreated("msg_1"));

		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEmpty();
		assertThat(answer.text()).doesNotContain("Set-Cookie", "JSESSIONID");
		assertThat(users()).containsExactly("user_1 ada@example.com");
	}

	@Test
	void listenersGetTheTypesTheyAskFor() {
		send(userCreated("msg_1"));

		assertThat(this.listeners.heard).containsExactly("user msg_1", "any msg_1", "committed msg_1");
	}

	@Test
	void aTypeNobodyListensToIsWelcome() {
		assertThat(send(event("msg_1", "session.created", "{\"id\":\"sess_1\"}")).status()).isEqualTo(200);
		assertThat(send(event("msg_2", "moon.landed", "{}")).status()).isEqualTo(200);
		assertThat(this.listeners.heard).containsExactly("any msg_1", "any msg_2");
	}

	@Test
	void aRepetitionIsNotHandledAgain() {
		send(userCreated("msg_1"));

		assertThat(send(userCreated("msg_1")).status()).isEqualTo(200);
		assertThat(users()).hasSize(1);
	}

	@Test
	void whatAFailingListenerDidIsUndoneAndSentAgain() {
		this.listeners.failing = true;
		Answer answer = send(userCreated("msg_1"));
		this.listeners.failing = false;

		assertThat(answer.status()).isEqualTo(500);
		assertThat(answer.body()).isEmpty();
		assertThat(users()).isEmpty();
		assertThat(this.listeners.heard).doesNotContain("committed msg_1");
		assertThat(send(userCreated("msg_1")).status()).isEqualTo(200);
		assertThat(users()).hasSize(1);
	}

	@Test
	void whatFailsAfterTheCommitIsNotSentAgain() {
		this.listeners.failingAfterCommit = true;
		Answer answer = send(userCreated("msg_1"));
		this.listeners.failingAfterCommit = false;

		assertThat(answer.status()).isEqualTo(200);
		assertThat(send(userCreated("msg_1")).status()).isEqualTo(200);
		assertThat(this.listeners.heard).doesNotContain("committed msg_1");
	}

	@Test
	void aDeletedUserIsHeardOf() {
		send(event("msg_1", "user.deleted", "{\"id\":\"user_1\",\"object\":\"user\",\"deleted\":true}"));

		assertThat(this.listeners.heard).contains("deleted user_1");
	}

	@Test
	void aForgeryIsRefusedAndToldNothing() {
		SignedWebhook good = userCreated("msg_1");
		Answer answer = send(new SignedWebhook(good.headers(), "{}".getBytes(StandardCharsets.UTF_8)));

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).isEmpty();
		assertThat(this.listeners.heard).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "PUT", "DELETE", "OPTIONS" })
	void onlyPostIsAnswered(String method) {
		Answer answer = application.send(method + " " + PATH, "Host: localhost", "Origin: https://evil.example",
				"Access-Control-Request-Method: POST");

		assertThat(answer.status()).isEqualTo(405);
		assertThat(answer.header("Allow")).containsExactly("POST");
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void tooLargeABodyIsRefusedHoweverItIsSent() {
		String head = "POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
		assertThat(application.sendRaw(head + "Content-Length: 102401\r\n\r\n" + "x".repeat(102_401)).status())
			.isEqualTo(413);
		String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
		Answer chunked = application
			.sendRaw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(14) + "0\r\n\r\n");

		assertThat(chunked.status()).isEqualTo(413);
		assertThat(chunked.body()).isEmpty();
	}

	@Test
	void aBodyOfNothingAndAMalformedOneAreRefused() {
		assertThat(send(SignedWebhook.of("msg_1", now(), "")).status()).isEqualTo(400);
		assertThat(send(SignedWebhook.of("msg_1", now(), new byte[] { '{', (byte) 0xFF, '}' })).status())
			.isEqualTo(400);
		assertThat(application
			.sendRaw("POST " + PATH
					+ " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n")
			.status()).isGreaterThanOrEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/webhooks/clerk/", "/webhooks/clerk/more", "/webhooks", "/webhooks/clerkx",
			"/webhooks/Clerk" })
	void theRestOfTheApplicationIsAsClosedAsEver(String path) {
		assertThat(application.sendRaw(userCreated("msg_1").raw(path)).status()).isIn(401, 403, 404);
		assertThat(this.listeners.heard).isEmpty();
	}

	private static Answer send(SignedWebhook webhook) {
		return application.sendRaw(webhook.raw(PATH));
	}

	private static Instant now() {
		return Clock.systemUTC().instant();
	}

	private static SignedWebhook userCreated(String id) {
		return event(id, "user.created",
				"""
						{"id": "user_1", "primary_email_address_id": "idn_2", "email_addresses": [
						{"id": "idn_1", "email_address": "old@example.com"}, {"id": "idn_2", "email_address": "ada@example.com"}]}""");
	}

	private static SignedWebhook event(String id, String type, String data) {
		return SignedWebhook.of(id, now(), "{\"type\":\"" + type + "\",\"data\":" + data + "}");
	}

	private List<String> users() {
		return this.jdbc.query("SELECT id, email FROM app_user",
				(row, number) -> row.getString(1) + " " + row.getString(2));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableTransactionManagement
	static class Application {

		@Bean
		SecurityFilterChain closed(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().denyAll()).build();
		}

		@Bean
		DataSource dataSource() {
			DataSource database = new DriverManagerDataSource("jdbc:h2:mem:webhooks;DB_CLOSE_DELAY=-1");
			new ResourceDatabasePopulator(new ClassPathResource(JdbcWebhookDeliveryStore.SCHEMA)).execute(database);
			new JdbcTemplate(database)
				.execute("CREATE TABLE IF NOT EXISTS app_user (id VARCHAR(255) PRIMARY KEY, email VARCHAR(255))");
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

		@Bean
		Listeners listeners(JdbcTemplate jdbc) {
			return new Listeners(jdbc);
		}

	}

	/** What an application does with events. */
	static class Listeners {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		private final JdbcTemplate jdbc;

		private volatile boolean failing;

		private volatile boolean failingAfterCommit;

		Listeners(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		@EventListener
		@Order(1)
		void on(UserCreated event) {
			this.jdbc.update("INSERT INTO app_user (id, email) VALUES (?, ?)", event.data().id(),
					event.data().primaryEmail());
		}

		@EventListener
		@Order(1)
		void on(UserDeleted event) {
			this.heard.add("deleted " + event.data().id());
		}

		@EventListener
		@Order(2)
		void on(UserEvent event) {
			this.heard.add("user " + event.id());
		}

		@EventListener
		@Order(3)
		void on(ClerkEvent event) {
			if (this.failing) {
				throw new IllegalStateException("secret detail");
			}
			this.heard.add("any " + event.id());
		}

		@TransactionalEventListener
		void after(UserCreated event) {
			if (this.failingAfterCommit) {
				throw new IllegalStateException("too late");
			}
			this.heard.add("committed " + event.id());
		}

	}

}
