package com.clerk.spring.token;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What Clerk answered about an opaque token ({@code shared/spec/backend-api.md} section
 * 3). Unknown members mean nothing.
 *
 * @param members the members of the answer
 */
record MachineTokenAnswer(Map<String, Object> members) {

	private static final Set<String> NEEDED = Set.of("id", "subject", "name", "scopes", "claims", "client_id", "aud",
			"expiration");

	/**
	 * Returns what the library needs of the answer.
	 */
	MachineTokenAnswer withoutTheRest() {
		Map<String, Object> needed = new LinkedHashMap<>(this.members);
		needed.keySet().retainAll(NEEDED);
		return new MachineTokenAnswer(Collections.unmodifiableMap(needed));
	}

	/**
	 * Tells whether the answer is one about a token (deviation T21).
	 */
	boolean isComplete() {
		return !text("id").isEmpty() && !text("subject").isEmpty();
	}

	/**
	 * Tells whether the token is good no more (deviations D15 and T20).
	 */
	boolean isEnded() {
		return isSet("revoked") || isSet("expired");
	}

	private boolean isSet(String name) {
		Object flag = this.members.get(name);
		return flag != null && !Boolean.FALSE.equals(flag);
	}

	String id() {
		return text("id");
	}

	String subject() {
		return text("subject");
	}

	String text(String name) {
		String text = textOrNull(name);
		return (text != null) ? text : "";
	}

	@Nullable String textOrNull(String name) {
		return (this.members.get(name) instanceof String text) ? text : null;
	}

	List<String> scopes() {
		return Scopes.listed(this.members.get("scopes"));
	}

	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	Map<String, Object> claims() {
		return (this.members.get("claims") instanceof Map<?, ?> claims) ? (Map<String, Object>) claims : Map.of();
	}

	/**
	 * Returns how long the token is good yet, or null if it does not expire. What can't
	 * be read has no time left.
	 */
	@Nullable Duration lifetime(long nowMillis) {
		Object expiration = this.members.get("expiration");
		if (expiration == null) {
			return null;
		}
		long millis = (expiration instanceof Number number) ? number.longValue() : 0;
		return (millis > nowMillis) ? Duration.ofMillis(millis - nowMillis) : Duration.ZERO;
	}

	/**
	 * Shows nothing of the answer.
	 */
	@Override
	public String toString() {
		return "MachineTokenAnswer";
	}

}
