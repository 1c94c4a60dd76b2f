package com.example.harbor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

import com.clerk.spring.test.LocalClerk;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedWebhook;
import com.clerk.spring.webhook.event.ClerkEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of users under what webhooks do: they come twice, late, in any order, many at
 * once, and sometimes after the request they should have preceded.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({ LocalClerk.class, LocalHarborApplication.DemoUsers.class, UserSyncTests.Published.class })
@ActiveProfiles("webhooks")
class UserSyncTests {

	private static final int EARLY = 1_000;

	private static final int LATE = 2_000;

	@Autowired
	private ClerkEmulator clerk;

	@Autowired
	private UserTable users;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Published published;

	@Test
	void aCreatedUserIsWrittenDown() {
		send("user.created", user("user_created", "ada@example.com", EARLY));

		assertThat(this.users.find("user_created"))
			.hasValue(new AppUser("user_created", "ada@example.com", "Ada", "Lovelace", false));
	}

	@Test
	void anUpdateIsTakenOver() {
		send("user.created", user("user_updated", "old@example.com", EARLY));
		send("user.updated", user("user_updated", "new@example.com", LATE));

		assertEmail("user_updated", "new@example.com");
	}

	@Test
	void anUpdateBeforeItsCreationIsNotUndone() {
		send("user.updated", user("user_early_update", "new@example.com", LATE));
		send("user.created", user("user_early_update", "old@example.com", EARLY));

		assertEmail("user_early_update", "new@example.com");
	}

	@Test
	void anUpdateOfAUserUnknownSoFarIsEnough() {
		send("user.updated", user("user_unknown", "new@example.com", LATE));

		assertEmail("user_unknown", "new@example.com");
	}

	@Test
	void aDeletedUserIsForgottenButForItsId() {
		send("user.created", user("user_deleted", "ada@example.com", EARLY));
		send("user.deleted", deleted("user_deleted"));

		assertThat(this.users.find("user_deleted")).hasValue(tombstone("user_deleted"));
	}

	@Test
	void nothingBringsADeletedUserBack() {
		send("user.deleted", deleted("user_gone"));
		send("user.created", user("user_gone", "old@example.com", EARLY));
		send("user.updated", user("user_gone", "new@example.com", LATE));

		assertThat(this.users.get("user_gone")).isEqualTo(tombstone("user_gone"));
	}

	@Test
	void aRequestBeforeTheWebhookTakesNothingFromIt() {
		assertThat(this.users.get("user_seen")).isEqualTo(new AppUser("user_seen", null, null, null, false));

		send("user.created", user("user_seen", "ada@example.com", EARLY));

		assertEmail("user_seen", "ada@example.com");
	}

	@Test
	void aRequestAfterTheWebhookChangesNothing() {
		send("user.created", user("user_told", "ada@example.com", EARLY));

		assertThat(this.users.get("user_told").email()).isEqualTo("ada@example.com");
	}

	@Test
	void aRepetitionIsNotHandledAgain() {
		EmulatedWebhook webhook = this.clerk.webhooks()
			.sign("user.created", user("user_twice", "ada@example.com", EARLY));
		assertThat(this.clerk.webhooks().send(webhook)).isEqualTo(200);
		this.jdbc.sql("DELETE FROM app_user WHERE id = 'user_twice'").update();

		assertThat(this.clerk.webhooks().send(this.clerk.webhooks().repeat(webhook))).isEqualTo(200);

		assertThat(this.users.find("user_twice")).isEmpty();
	}

	@Test
	void theSameNewsUnderAnotherIdDoesNoHarm() {
		send("user.created", user("user_again", "ada@example.com", EARLY));
		send("user.created", user("user_again", "ada@example.com", EARLY));

		assertEmail("user_again", "ada@example.com");
	}

	@Test
	void whatFailsIsSentAgain() {
		EmulatedWebhook webhook = this.clerk.webhooks()
			.sign("user.created", user("user_retried", "ada@example.com", EARLY));
		this.jdbc.sql("ALTER TABLE app_user RENAME TO app_user_away").update();
		try {
			assertThat(this.clerk.webhooks().send(webhook)).isEqualTo(500);
		}
		finally {
			this.jdbc.sql("ALTER TABLE app_user_away RENAME TO app_user").update();
		}

		assertThat(this.clerk.webhooks().send(this.clerk.webhooks().repeat(webhook))).isEqualTo(200);

		assertEmail("user_retried", "ada@example.com");
	}

	@Test
	void twentyWebhooksAndRequestsAtOnceLeaveTheLatest() throws Exception {
		List<Callable<Integer>> tasks = new ArrayList<>();
		IntStream.range(0, 20).forEach((index) -> {
			tasks.add(() -> this.clerk.webhooks()
				.send((index == 0) ? "user.created" : "user.updated",
						user("user_busy", index + "@example.com", EARLY + index)));
			tasks.add(() -> this.users.get("user_busy").id().equals("user_busy") ? 200 : 0);
		});

		assertThat(allAtOnce(tasks)).containsOnly(200);

		assertEmail("user_busy", "19@example.com");
	}

	@Test
	void oneWebhookTwentyTimesAtOnceIsHandledOnce() throws Exception {
		EmulatedWebhook webhook = this.clerk.webhooks()
			.sign("user.created", user("user_echo", "ada@example.com", EARLY));
		Callable<Integer> task = () -> this.clerk.webhooks().send(webhook);

		assertThat(allAtOnce(IntStream.range(0, 20).mapToObj((index) -> task).toList())).contains(200)
			.isSubsetOf(200, 409);

		assertThat(this.published.ids()).filteredOn(webhook.id()::equals).hasSize(1);
		assertEmail("user_echo", "ada@example.com");
	}

	private void send(String type, Map<String, ?> data) {
		assertThat(this.clerk.webhooks().send(type, data)).isEqualTo(200);
	}

	private void assertEmail(String id, String email) {
		assertThat(this.users.find(id)).map(AppUser::email).hasValue(email);
	}

	private static AppUser tombstone(String id) {
		return new AppUser(id, null, null, null, true);
	}

	private static Map<String, ?> user(String id, String email, long updatedAt) {
		return Map.of("id", id, "first_name", "Ada", "last_name", "Lovelace", "primary_email_address_id", "idn_1",
				"email_addresses", List.of(Map.of("id", "idn_1", "email_address", email)), "updated_at", updatedAt);
	}

	private static Map<String, ?> deleted(String id) {
		return Map.of("id", id, "object", "user", "deleted", true);
	}

	private static List<Integer> allAtOnce(List<Callable<Integer>> tasks) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<Integer> results = new ArrayList<>();
			for (Future<Integer> result : threads.invokeAll(tasks)) {
				results.add(result.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	/** What listeners are called with. */
	static class Published {

		private final List<String> ids = new CopyOnWriteArrayList<>();

		List<String> ids() {
			return this.ids;
		}

		@EventListener
		void on(ClerkEvent event) {
			this.ids.add(event.id());
		}

	}

}
