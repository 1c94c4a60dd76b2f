package com.clerk.spring.test.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Tells of changes, as webhooks tell them ({@code shared/spec/webhooks.md} section 3).
 * Always told after the change, by the thread that made it and without a lock, so that
 * whoever hears of it may ask for more.
 */
final class ChangeEvents {

	/** Tells nobody. */
	static final ChangeEvents NONE = new ChangeEvents((type, data) -> {
	});

	private final BiConsumer<String, Map<String, @Nullable Object>> listener;

	ChangeEvents(BiConsumer<String, Map<String, @Nullable Object>> listener) {
		this.listener = listener;
	}

	void userCreated(UserAccount account) {
		this.listener.accept("user.created", UserJson.of(account));
	}

	void userUpdated(UserAccount account) {
		this.listener.accept("user.updated", UserJson.of(account));
	}

	void userDeleted(UserAccount account) {
		this.listener.accept("user.deleted", UserJson.deleted(account));
	}

	void organizationCreated(OrganizationView organization) {
		this.listener.accept("organization.created", OrganizationJson.of(organization));
	}

	void organizationUpdated(OrganizationView organization) {
		this.listener.accept("organization.updated", OrganizationJson.of(organization));
	}

	void organizationDeleted(OrganizationAccount organization) {
		this.listener.accept("organization.deleted", OrganizationJson.deleted(organization));
	}

	void membershipCreated(MembershipView membership) {
		this.listener.accept("organizationMembership.created", OrganizationJson.of(membership));
	}

	void membershipUpdated(MembershipView membership) {
		this.listener.accept("organizationMembership.updated", OrganizationJson.of(membership));
	}

	void membershipDeleted(MembershipView membership) {
		this.listener.accept("organizationMembership.deleted", OrganizationJson.of(membership));
	}

	/**
	 * Tells of a session that began, ended, was removed or revoked; of nothing else.
	 */
	void sessionChanged(Session session, @Nullable UserAccount account) {
		String verb = switch (session.status()) {
			case ACTIVE -> "created";
			case ENDED -> "ended";
			case REMOVED -> "removed";
			case REVOKED -> "revoked";
			case PENDING, REPLACED -> "";
		};
		if (!verb.isEmpty()) {
			Map<String, @Nullable Object> data = new LinkedHashMap<>(SessionJson.of(session));
			data.put("user", (account != null) ? UserJson.of(account) : null);
			this.listener.accept("session." + verb, data);
		}
	}

}
