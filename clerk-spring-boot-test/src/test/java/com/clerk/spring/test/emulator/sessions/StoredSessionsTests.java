package com.clerk.spring.test.emulator.sessions;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is remembered of browsers and sessions, which grows to a limit only.
 */
class StoredSessionsTests {

	private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

	private final StoredSessions sessions = new StoredSessions();

	private final StoredClients clients = new StoredClients();

	@Test
	void sessionsOfABrowserAreFoundInTheirOrder() {
		this.sessions.add(session("sess_1", "client_1"));
		this.sessions.add(session("sess_2", "client_2"));
		this.sessions.add(session("sess_3", "client_1"));
		this.sessions.change("sess_1", (session) -> session.withStatus(SessionStatus.ENDED, NOW));
		this.sessions.add(session("sess_4", "client_1"));

		assertThat(this.sessions.live("client_1")).extracting(Session::id).containsExactly("sess_3", "sess_4");
		assertThat(this.sessions.live("client_3")).isEmpty();
	}

	@Test
	void ofTooManySessionsTheOldestIsForgottenWithItsBrowser() {
		for (int i = 0; i < StoredSessions.CAPACITY; i++) {
			assertThat(this.sessions.add(session("sess_" + i, "client_" + i / 2))).isEmpty();
		}

		assertThat(this.sessions.add(session("sess_a", "client_a"))).isEmpty();
		assertThat(this.sessions.add(session("sess_b", "client_b"))).contains("client_0");
		assertThat(this.sessions.all()).hasSize(StoredSessions.CAPACITY);
		assertThat(this.sessions.get("sess_1")).isEmpty();
		assertThat(this.sessions.get("sess_2")).isPresent();
	}

	@Test
	void removedSessionsAreNotFoundByTheirBrowser() {
		this.sessions.add(session("sess_1", "client_1"));

		this.sessions.removeIf((session) -> session.userId().equals("user_1"));

		assertThat(this.sessions.live("client_1")).isEmpty();
		assertThat(this.sessions.all()).isEmpty();
	}

	@Test
	void ofTooManyBrowsersTheOldestThatNobodyUsedIsForgotten() {
		this.clients.addUnused(client("used"));
		this.clients.putUsed(client("used"));
		this.clients.addUnused(client("first"));
		for (int i = 0; i < 1000; i++) {
			this.clients.addUnused(client("later" + i));
		}

		assertThat(this.clients.withToken("token_used")).isPresent();
		assertThat(this.clients.withToken("token_first")).isEmpty();
		assertThat(this.clients.get("first")).isEmpty();
		assertThat(this.clients.withToken("token_later0")).isPresent();
	}

	private static Client client(String id) {
		return new Client(id, "token_" + id, null, NOW, NOW);
	}

	private static Session session(String id, String clientId) {
		return new Session(id, clientId, "user_1", SessionStatus.ACTIVE, Map.of(), null, NOW, null, "rt_1", NOW, NOW);
	}

}
