package com.clerk.spring.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

import com.clerk.spring.backend.Json;
import com.clerk.spring.model.ClerkUser;

/**
 * What is known of a made-up user besides its session: members of the resource, by
 * Clerk's names. Immutable.
 */
record TestUser(Map<String, Object> members) {

	/** Of whom nothing is known but the id. */
	static final TestUser UNKNOWN = new TestUser(Map.of());

	private static final String EMAIL_ID = "idn_test";

	TestUser email(String address) {
		Assert.hasText(address, "An email address must not be blank");
		Map<String, Object> email = Map.of("id", EMAIL_ID, "email_address", address, "verification",
				Map.of("status", "verified", "strategy", "email_code"));
		return with("email_addresses", List.of(email)).with("primary_email_address_id", EMAIL_ID);
	}

	TestUser with(String member, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>(this.members);
		changed.put(member, value);
		return new TestUser(changed);
	}

	/**
	 * The user with an id.
	 * @throws IllegalArgumentException if a member is of the wrong kind
	 */
	ClerkUser resource(String userId) {
		return Json.resource(with("id", userId).members(), ClerkUser.class);
	}

	/**
	 * Shows the names of the members, not their values.
	 */
	@Override
	public String toString() {
		return "TestUser" + this.members.keySet();
	}

}
