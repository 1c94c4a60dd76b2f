package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user of the local Clerk.
 *
 * @param id an id such as {@code user_…}
 * @param email the address to sign in with
 * @param password the password; empty when the user can't sign in with one
 * @param memberships the organizations; the first one is active after signing in
 * @param features the claim {@code fea}, such as {@code o:export}; empty for none
 * @param plans the claim {@code pla}, such as {@code u:gold}; empty for none
 * @param claims further claims of the user's session tokens
 * @param pending whether the user's sessions have tasks left
 * @since 0.1.0
 */
public record EmulatedUser(String id, String email, String password, List<EmulatedMembership> memberships,
		String features, String plans, Map<String, Object> claims, boolean pending) {

	/**
	 * Copies the collections.
	 */
	public EmulatedUser {
		memberships = List.copyOf(memberships);
		claims = Map.copyOf(claims);
	}

	Optional<EmulatedMembership> membership(String organization) {
		return this.memberships.stream()
			.filter((membership) -> membership.organization().id().equals(organization)
					|| membership.organization().slug().equals(organization))
			.findFirst();
	}

	/**
	 * Shows id and address, not the password.
	 */
	@Override
	public String toString() {
		return "EmulatedUser[" + this.id + ", " + this.email + "]";
	}

}
