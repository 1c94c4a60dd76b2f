package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Who and what the local Clerk knows, in memory.
 */
final class EmulatorState {

	private final Map<String, EmulatedUser> users = new ConcurrentHashMap<>();

	private final Map<String, EmulatedOrganization> organizations = new ConcurrentHashMap<>();

	private final Map<String, SessionRecord> sessions = new ConcurrentHashMap<>();

	/** The session of each development browser. */
	private final Map<String, String> browsers = new ConcurrentHashMap<>();

	private final Clock clock;

	EmulatorState(Clock clock) {
		this.clock = clock;
	}

	EmulatedUser add(EmulatedUser user) {
		this.users.put(user.id(), user);
		return user;
	}

	EmulatedOrganization add(EmulatedOrganization organization) {
		this.organizations.put(organization.slug(), organization);
		return organization;
	}

	/**
	 * Returns the organization with a slug, which is made at first sight.
	 */
	EmulatedOrganization organization(String slug) {
		return this.organizations.computeIfAbsent(slug, (key) -> new EmulatedOrganization(Ids.next("org"), key, key));
	}

	Collection<EmulatedUser> users() {
		return List.copyOf(this.users.values());
	}

	Optional<EmulatedUser> user(String id) {
		return Optional.ofNullable(this.users.get(id));
	}

	Optional<EmulatedUser> userByEmail(String email) {
		return this.users.values().stream().filter((user) -> user.email().equalsIgnoreCase(email)).findFirst();
	}

	SessionRecord startSession(EmulatedUser user) {
		String organization = user.memberships().isEmpty() ? null : user.memberships().get(0).organization().id();
		SessionRecord session = new SessionRecord(Ids.next("sess"), user, organization, SessionRecord.ACTIVE,
				this.clock.instant().getEpochSecond());
		this.sessions.put(session.id(), session);
		return session;
	}

	Optional<SessionRecord> session(String id) {
		return Optional.ofNullable(this.sessions.get(id));
	}

	Optional<SessionRecord> change(String id, UnaryOperator<SessionRecord> change) {
		return Optional.ofNullable(this.sessions.computeIfPresent(id, (key, session) -> change.apply(session)));
	}

	String newBrowser() {
		return Ids.next("dvb");
	}

	void signIn(String browser, SessionRecord session) {
		this.browsers.put(browser, session.id());
	}

	Optional<SessionRecord> activeSession(String browser) {
		return Optional.ofNullable(this.browsers.get(browser)).flatMap(this::session).filter(SessionRecord::isActive);
	}

	void reset() {
		this.users.clear();
		this.organizations.clear();
		this.sessions.clear();
		this.browsers.clear();
	}

}
