package com.clerk.spring.test.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a user of the local Clerk.
 *
 * @since 0.1.0
 */
public final class EmulatedUserBuilder {

	private final EmulatorState state;

	private final String email;

	private final List<EmulatedMembership> memberships = new ArrayList<>();

	private final Map<String, Object> claims = new LinkedHashMap<>();

	private String id = Ids.next("user");

	private String password = "";

	private String features = "";

	private String plans = "";

	private boolean pending;

	EmulatedUserBuilder(EmulatorState state, String email) {
		this.state = state;
		this.email = email;
	}

	/**
	 * Sets the id; one is made up otherwise.
	 * @param id an id such as {@code user_…}
	 * @return this builder
	 */
	public EmulatedUserBuilder id(String id) {
		this.id = id;
		return this;
	}

	/**
	 * Lets the user sign in on the hosted page.
	 * @param password the password
	 * @return this builder
	 */
	public EmulatedUserBuilder password(String password) {
		this.password = password;
		return this;
	}

	/**
	 * Makes the user a member of an organization, which is made at first sight.
	 * @param slug the organization's slug
	 * @param role a role such as {@code org:admin}
	 * @param permissions permissions such as {@code org:invoices:read}
	 * @return this builder
	 */
	public EmulatedUserBuilder memberOf(String slug, String role, String... permissions) {
		this.memberships.add(new EmulatedMembership(this.state.organization(slug), role, List.of(permissions)));
		return this;
	}

	/**
	 * Sets the features.
	 * @param features the claim {@code fea}, such as {@code o:export,u:beta}
	 * @return this builder
	 */
	public EmulatedUserBuilder features(String features) {
		this.features = features;
		return this;
	}

	/**
	 * Sets the plans.
	 * @param plans the claim {@code pla}, such as {@code u:gold}
	 * @return this builder
	 */
	public EmulatedUserBuilder plans(String plans) {
		this.plans = plans;
		return this;
	}

	/**
	 * Adds a claim to the user's session tokens, or replaces one of Clerk's.
	 * @param name the name
	 * @param value the value
	 * @return this builder
	 */
	public EmulatedUserBuilder claim(String name, Object value) {
		this.claims.put(name, value);
		return this;
	}

	/**
	 * Leaves tasks in the user's sessions.
	 * @return this builder
	 */
	public EmulatedUserBuilder pending() {
		this.pending = true;
		return this;
	}

	/**
	 * Makes the user.
	 * @return the user
	 */
	public EmulatedUser create() {
		return this.state.add(new EmulatedUser(this.id, this.email, this.password, this.memberships, this.features,
				this.plans, this.claims, this.pending));
	}

}
