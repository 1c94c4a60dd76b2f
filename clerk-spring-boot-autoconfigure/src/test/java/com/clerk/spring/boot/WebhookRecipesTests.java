package com.clerk.spring.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;
import com.clerk.spring.webhook.SignedWebhook;
import com.clerk.spring.webhook.WebhookFilter;
import com.clerk.spring.webhook.WebhookVerificationException;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.WebhookVerifierResolver;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.UserEvent.UserCreated;
import com.clerk.spring.webhook.event.UserEvent.UserDeleted;
import com.clerk.spring.webhook.event.UserEvent.UserUpdated;
import com.clerk.spring.webhook.event.WebhookDelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * The code of the chapter about webhooks, as it is printed there.
 */
class WebhookRecipesTests {

	private static final Path DOCUMENTATION = Path.of("..", "docs", "webhooks.md");

	private static final Path SOURCE = Path.of("src", "test", "java", "com", "clerk", "spring", "boot",
			"WebhookRecipesTests.java");

	private static final String SCHEMA = """
			CREATE TABLE app_user (id VARCHAR(255) PRIMARY KEY, email VARCHAR(320),
			updated_at BIGINT DEFAULT 0 NOT NULL, deleted BOOLEAN DEFAULT FALSE NOT NULL);
			CREATE TABLE outbox (id VARCHAR(255) PRIMARY KEY, task VARCHAR(20), user_id VARCHAR(255));""";

	private final WebApplicationContextRunner withoutSecret = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(ClerkWebhookAutoConfiguration.class))
		.withUserConfiguration(Database.class)
		.withPropertyValues("clerk.webhooks.path=/webhooks/clerk", "clerk.webhooks.store=jdbc");

	private final WebApplicationContextRunner contextRunner = this.withoutSecret
		.withPropertyValues("clerk.webhooks.signing-secrets=" + SignedWebhook.SECRET);

	@Test
	void allOfItIsPrintedHere() throws IOException {
		String source = withoutLayout(Files.readString(SOURCE));
		List<String> pieces = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
			.matcher(Files.readString(DOCUMENTATION))
			.results()
			.map((MatchResult block) -> block.group(1))
			.flatMap((block) -> Stream.of(block.split("\n\\s*\n")))
			.toList();

		assertThat(pieces).isNotEmpty()
			.allSatisfy((piece) -> assertThat(source).as(piece).contains(withoutLayout(piece)));
	}

	@Test
	void aListenerWritesAUser() {
		this.contextRunner.withUserConfiguration(UserSync.class).run((context) -> {
			assertThat(send(context, user("msg_1", "user.created", "ada@example.com", 1))).isEqualTo(200);
			assertThat(users(context)).containsExactly("user_1 ada@example.com false");
		});
	}

	@Test
	void orderDoesNotMatter() {
		this.contextRunner.withUserConfiguration(OrderlySync.class).run((context) -> {
			send(context, user("msg_2", "user.updated", "new@example.com", 2));
			send(context, user("msg_1", "user.created", "old@example.com", 1));
			assertThat(users(context)).containsExactly("user_1 new@example.com false");

			send(context, deleted("msg_4"));
			send(context, user("msg_3", "user.updated", "late@example.com", 3));
			assertThat(users(context)).containsExactly("user_1 null true");
		});
	}

	@Test
	void aUserWithoutATimeIsTakenForAnOldOne() {
		this.contextRunner.withUserConfiguration(OrderlySync.class).run((context) -> {
			assertThat(send(context, signed("msg_1", "user.created", "{\"id\":\"user_1\"}"))).isEqualTo(200);
			assertThat(users(context)).containsExactly("user_1 null false");
		});
	}

	@Test
	void theOutboxKeepsWhatFailedAndForgetsWhatIsDone() {
		this.contextRunner.withUserConfiguration(Outbox.class).run((context) -> {
			Outbox outbox = context.getBean(Outbox.class);
			Mail mail = context.getBean(Mail.class);
			send(context, user("msg_1", "user.created", "ada@example.com", 1));

			mail.broken = true;
			try {
				outbox.work();
			}
			catch (IllegalStateException ex) {
				mail.broken = false;
			}
			outbox.work();
			outbox.work();

			assertThat(mail.welcomed).containsExactly("user_1");
		});
	}

	@Test
	void whatIsVerifiedByHandIsRefusedWith400() throws Exception {
		WebhookVerifier verifier = WebhookVerifier.create(List.of(SignedWebhook.SECRET), Clock.systemUTC());
		HookController controller = new HookController(verifier);
		MockMvc mvc = MockMvcBuilders.standaloneSetup(controller).build();
		SignedWebhook webhook = deleted("msg_1");

		mvc.perform(post("/hooks").headers(webhook.headers()).content(webhook.body())).andExpect(status().isOk());
		mvc.perform(post("/hooks").headers(webhook.headers()).content("{}")).andExpect(status().isBadRequest());

		assertThat(controller.received).containsExactly("msg_1");
	}

	@Test
	void aListenerIsTestedByCallingIt() {
		this.contextRunner.withUserConfiguration(OrderlySync.class).run((context) -> {
			OrderlySync sync = context.getBean(OrderlySync.class);

			sync.on(new UserDeleted(WebhookDelivery.of("msg_1", "user.deleted"),
					new ClerkDeletedObject("user_1", "user", null, null, true)));

			assertThat(users(context)).containsExactly("user_1 null true");
		});
	}

	@Test
	void secretsOfTenantsComeFromTheApplication() {
		this.withoutSecret.withUserConfiguration(Tenants.class, EventLog.class).run((context) -> {
			assertThat(send(context, deleted("msg_1"), "acme.example")).isEqualTo(200);
			assertThat(send(context, deleted("msg_2"), "other.example")).isEqualTo(400);
			assertThat(context.getBean(EventLog.class).lines).containsExactly("msg_1 of acme");
		});
	}

	private static String withoutLayout(String code) {
		return code.replaceAll("//.*", "").replaceAll("\\bthis\\.|\\bstatic (?=class)", "").replaceAll("\\s+", "");
	}

	private static SignedWebhook user(String id, String type, String email, long updatedAt) {
		return signed(id, type, "{\"id\":\"user_1\",\"primary_email_address_id\":\"idn_1\",\"updated_at\":" + updatedAt
				+ ",\"email_addresses\":[{\"id\":\"idn_1\",\"email_address\":\"" + email + "\"}]}");
	}

	private static SignedWebhook deleted(String id) {
		return signed(id, "user.deleted", "{\"id\":\"user_1\",\"object\":\"user\",\"deleted\":true}");
	}

	private static SignedWebhook signed(String id, String type, String data) {
		return SignedWebhook.of(id, Clock.systemUTC().instant(), "{\"type\":\"" + type + "\",\"data\":" + data + "}");
	}

	private static int send(AssertableWebApplicationContext context, SignedWebhook webhook) throws Exception {
		return send(context, webhook, "localhost");
	}

	private static int send(AssertableWebApplicationContext context, SignedWebhook webhook, String host)
			throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/webhooks/clerk");
		webhook.headers().forEach((name, values) -> values.forEach((value) -> request.addHeader(name, value)));
		request.setContent(webhook.body());
		request.setServerName(host);
		MockHttpServletResponse response = new MockHttpServletResponse();
		context.getBean(WebhookFilter.class).doFilter(request, response, new MockFilterChain());
		return response.getStatus();
	}

	private static List<String> users(AssertableWebApplicationContext context) {
		return context.getBean(JdbcTemplate.class)
			.query("SELECT id, email, deleted FROM app_user",
					(row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getBoolean(3));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	@Import(Users.class)
	static class Database {

		@Bean
		DataSource dataSource() {
			return new DriverManagerDataSource("jdbc:h2:mem:recipes;DB_CLOSE_DELAY=-1;MODE=PostgreSQL");
		}

		@Bean
		JdbcTemplate jdbcTemplate(DataSource dataSource) {
			new JdbcTemplate(dataSource).execute("DROP ALL OBJECTS");
			new ResourceDatabasePopulator(new ClassPathResource(JdbcWebhookDeliveryStore.SCHEMA),
					new ByteArrayResource(SCHEMA.getBytes(StandardCharsets.UTF_8)))
				.execute(dataSource);
			return new JdbcTemplate(dataSource);
		}

		@Bean
		PlatformTransactionManager transactionManager(DataSource dataSource) {
			return new JdbcTransactionManager(dataSource);
		}

	}

	@Component
	static class UserSync {

		private final Users users;

		UserSync(Users users) {
			this.users = users;
		}

		@EventListener
		void on(UserCreated event) {
			this.users.insert(event.data().id(), event.data().primaryEmail());
		}

	}

	static class OrderlySync {

		private final Users users;

		OrderlySync(Users users) {
			this.users = users;
		}

		@EventListener
		void on(UserCreated event) {
			this.users.save(event.data());
		}

		@EventListener
		void on(UserUpdated event) {
			this.users.save(event.data());
		}

		@EventListener
		void on(UserDeleted event) {
			this.users.delete(event.data().id());
		}

	}

	static class Users {

		private final JdbcTemplate jdbc;

		Users(JdbcTemplate jdbc) {
			this.jdbc = jdbc;
		}

		void insert(String id, @Nullable String email) {
			this.jdbc.update("INSERT INTO app_user (id, email) VALUES (?, ?)", id, email);
		}

		void save(ClerkUser user) {
			insertIfAbsent(user.id());
			long updatedAt = millis(user.updatedAt());
			this.jdbc.update(
					"UPDATE app_user SET email = ?, updated_at = ? WHERE id = ? AND NOT deleted AND updated_at <= ?",
					user.primaryEmail(), updatedAt, user.id(), updatedAt);
		}

		void delete(String id) {
			insertIfAbsent(id);
			this.jdbc.update("UPDATE app_user SET email = NULL, deleted = TRUE WHERE id = ?", id);
		}

		void insertIfAbsent(String id) {
			this.jdbc.update("INSERT INTO app_user (id) VALUES (?) ON CONFLICT DO NOTHING", id);
		}

		long millis(@Nullable Instant time) {
			return (time != null) ? time.toEpochMilli() : 0;
		}

	}

	@Import(Mail.class)
	static class Outbox {

		private static final String NEXT = """
				SELECT id, user_id FROM outbox WHERE task = 'welcome'
				ORDER BY id LIMIT 10 FOR UPDATE SKIP LOCKED""";

		private final Users users;

		private final JdbcTemplate jdbc;

		private final Mail mail;

		Outbox(Users users, JdbcTemplate jdbc, Mail mail) {
			this.users = users;
			this.jdbc = jdbc;
			this.mail = mail;
		}

		@EventListener
		void on(UserCreated event) {
			this.users.save(event.data());
			this.jdbc.update("INSERT INTO outbox (id, task, user_id) VALUES (?, 'welcome', ?)", event.id(),
					event.data().id());
		}

		@Scheduled(fixedDelay = 1000)
		@Transactional
		void work() {
			for (Map<String, Object> task : this.jdbc.queryForList(NEXT)) {
				this.mail.welcome((String) task.get("user_id"));
				this.jdbc.update("DELETE FROM outbox WHERE id = ?", task.get("id"));
			}
		}

	}

	static class Mail {

		private final List<String> welcomed = new ArrayList<>();

		private boolean broken;

		void welcome(String userId) {
			if (this.broken) {
				throw new IllegalStateException("no mail");
			}
			this.welcomed.add(userId);
		}

	}

	@RestController
	static class HookController {

		private final WebhookVerifier webhookVerifier;

		private final List<String> received = new ArrayList<>();

		HookController(WebhookVerifier webhookVerifier) {
			this.webhookVerifier = webhookVerifier;
		}

		@PostMapping("/hooks")
		void receive(@RequestHeader HttpHeaders headers, @RequestBody byte[] body) {
			handle(this.webhookVerifier.verify(headers, body));
		}

		@ExceptionHandler(WebhookVerificationException.class)
		@ResponseStatus(HttpStatus.BAD_REQUEST)
		void refuse() {
		}

		private void handle(ClerkEvent event) {
			this.received.add(event.id());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tenants {

		private final TenantSecrets secrets = (host) -> host.equals("acme.example")
				? new Tenant("acme", List.of(SignedWebhook.SECRET)) : null;

		@Bean
		WebhookVerifierResolver tenants() {
			return (request) -> {
				Tenant tenant = this.secrets.of(request.getServerName());
				return (tenant != null)
						? WebhookVerifier.forInstance(tenant.name(), tenant.signingSecrets(), Clock.systemUTC()) : null;
			};
		}

	}

	@FunctionalInterface
	interface TenantSecrets {

		@Nullable Tenant of(String host);

	}

	record Tenant(String name, List<String> signingSecrets) {
	}

	static class EventLog {

		private final List<String> lines = new ArrayList<>();

		@EventListener
		void on(ClerkEvent event) {
			this.lines.add(event.id() + " of " + event.delivery().instanceName());
		}

	}

}
