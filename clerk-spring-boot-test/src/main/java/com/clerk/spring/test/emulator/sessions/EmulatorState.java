package com.clerk.spring.test.emulator.sessions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Directory;
import com.clerk.spring.test.emulator.directory.Organization;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.instance.EmulatorSettings;

/**
 * All that the emulator remembers, as immutable values under one lock: a method is one
 * step that others see whole or not at all.
 */
public final class EmulatorState {

	private final EmulatorSettings initialSettings;

	private final Directory directory = new Directory();

	private final StoredClients clients = new StoredClients();

	private final StoredSessions sessions = new StoredSessions();

	private EmulatorSettings settings;

	public EmulatorState(EmulatorSettings settings) {
		this.initialSettings = settings;
		this.settings = settings;
	}

	/**
	 * Forgets everything.
	 * @param first makes users and organizations that are there from the start; nobody
	 * sees the directory without them
	 */
	public synchronized void clear(Runnable first) {
		this.directory.clear(first);
		this.clients.clear();
		this.sessions.clear();
		this.settings = this.initialSettings;
	}

	public synchronized EmulatorSettings settings() {
		return this.settings;
	}

	public synchronized void settings(UnaryOperator<EmulatorSettings> change) {
		this.settings = change.apply(this.settings);
	}

	public Directory directory() {
		return this.directory;
	}

	public Optional<UserAccount> account(String userId) {
		return this.directory.account(userId);
	}

	public Optional<UserAccount> accountOf(String emailAddress) {
		return this.directory.accountOf(emailAddress);
	}

	Optional<Organization> organization(@Nullable String idOrSlug) {
		return this.directory.organization(idOrSlug).map(OrganizationAccount::organization);
	}

	public synchronized Optional<Client> client(String id) {
		return this.clients.get(id);
	}

	/**
	 * Returns all browsers, oldest first.
	 */
	public synchronized List<Client> clients() {
		return this.clients.all();
	}

	public synchronized Optional<Client> clientWithToken(String token) {
		return this.clients.withToken(token);
	}

	synchronized void changeClients(UnaryOperator<Client> change) {
		this.clients.changeAll(change);
	}

	synchronized void rotateClients(UnaryOperator<Client> change) {
		this.clients.rotate(change);
	}

	/**
	 * Adds a browser that nobody is signed in to.
	 */
	synchronized void addClient(Client client) {
		this.clients.addUnused(client);
	}

	/**
	 * Adds a session to a browser, replacing the live one that it had unless browsers may
	 * hold several.
	 */
	synchronized void beginSession(Client client, Session session) {
		this.clients.putUsed(client.withUpdatedAt(session.createdAt()).withActiveSession(session.id()));
		for (Session previous : this.settings.multiSession() ? List.<Session>of() : liveSessions(client)) {
			this.sessions.change(previous.id(), (live) -> live.withStatus(SessionStatus.REPLACED, session.createdAt()));
		}
		this.sessions.add(session).ifPresent(this.clients::remove);
	}

	/**
	 * Ends live sessions.
	 * @param which which of them
	 * @param status what becomes of them
	 * @return the sessions as they are now
	 */
	synchronized List<Session> endSessions(Predicate<Session> which, SessionStatus status, Instant now) {
		return sessions().stream()
			.filter((session) -> session.isLive() && which.test(session))
			.flatMap((session) -> changeStatus(session.id(), status, now).stream())
			.toList();
	}

	synchronized List<Session> sessions() {
		return this.sessions.all();
	}

	/**
	 * Takes an organization out of sessions, which are in the personal account then.
	 */
	synchronized void leaveOrganization(String organizationId, Predicate<String> userIds, Instant now) {
		sessions().stream()
			.filter((session) -> organizationId.equals(session.organizationId()) && userIds.test(session.userId()))
			.forEach((session) -> changeSession(session.id(), (found) -> found.withOrganization(null, now)));
	}

	synchronized void removeSessions(String userId) {
		this.sessions.removeIf((session) -> session.userId().equals(userId));
	}

	/**
	 * Changes the status of a session.
	 * @return the session as it is now, or empty if there is none of that id
	 */
	synchronized Optional<Session> changeStatus(String sessionId, SessionStatus status, Instant now) {
		Optional<Session> changed = changeSession(sessionId, (session) -> session.withStatus(status, now));
		changed.ifPresent((session) -> this.clients.change(session.clientId(), (client) -> client.withUpdatedAt(now)));
		return changed;
	}

	synchronized Optional<Session> changeSession(String sessionId, UnaryOperator<Session> change) {
		return this.sessions.change(sessionId, change);
	}

	synchronized Optional<Session> session(String id) {
		return this.sessions.get(id);
	}

	synchronized Optional<Session> liveSession(Client client) {
		List<Session> live = liveSessions(client);
		String active = client(client.id()).map(Client::activeSessionId).orElse(null);
		return live.stream()
			.filter((session) -> session.id().equals(active))
			.findFirst()
			.or(() -> live.stream().reduce((first, second) -> second));
	}

	/**
	 * Makes a session the one that its browser's pages are in.
	 */
	synchronized void activate(Session session) {
		this.clients.change(session.clientId(), (client) -> client.withActiveSession(session.id()));
	}

	synchronized void removeClient(Client client) {
		this.clients.remove(client.id());
		this.sessions.removeIf((session) -> session.clientId().equals(client.id()));
	}

	public synchronized List<Session> liveSessions(Client client) {
		return this.sessions.live(client.id());
	}

}
