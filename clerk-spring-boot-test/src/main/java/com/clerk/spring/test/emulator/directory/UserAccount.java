package com.clerk.spring.test.emulator.directory;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Secrets;

/**
 * A user with what the user does not show. The password is kept as it is: this is a
 * stand-in for Clerk, and its pages show the passwords of the demo users.
 *
 * @param user the user
 * @param password the password, or null when no password opens this account
 * @param memberships the organizations, the first of which a new session is in
 * @param features the features of the user's plan
 * @param plan the user's plan, or null
 * @param claims claims to add to each session token
 * @param details what the Backend API tells beside
 * @param createdAt when the user was made
 */
public record UserAccount(User user, @Nullable String password, List<Membership> memberships, List<String> features,
		@Nullable String plan, Map<String, Object> claims, UserDetails details, Instant createdAt) {

	public UserAccount {
		memberships = List.copyOf(memberships);
		features = List.copyOf(features);
		claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
	}

	/**
	 * Returns the account of a user of whom nothing else is known.
	 */
	public static UserAccount of(User user, Instant now) {
		UserDetails details = new UserDetails(null, null, Metadata.NONE, false, false, false, null, now);
		return new UserAccount(user, null, List.of(), List.of(), null, Map.of(), details, now);
	}

	public UserAccount withUser(User user) {
		return new UserAccount(user, this.password, this.memberships, this.features, this.plan, this.claims,
				this.details, this.createdAt);
	}

	public UserAccount withPassword(@Nullable String password) {
		return new UserAccount(this.user, password, this.memberships, this.features, this.plan, this.claims,
				this.details, this.createdAt);
	}

	UserAccount withMemberships(List<Membership> memberships) {
		return new UserAccount(this.user, this.password, memberships, this.features, this.plan, this.claims,
				this.details, this.createdAt);
	}

	public UserAccount withDetails(UnaryOperator<UserDetails> change) {
		return new UserAccount(this.user, this.password, this.memberships, this.features, this.plan, this.claims,
				change.apply(this.details), this.createdAt);
	}

	public String id() {
		return this.user.id();
	}

	/**
	 * Whether the user may sign in.
	 */
	public boolean isWelcome() {
		return !this.details.banned() && !this.details.locked();
	}

	/**
	 * Whether the user has a second factor, without which nobody signs in.
	 */
	public boolean hasSecondFactor() {
		return this.details.secondFactor();
	}

	public Optional<Membership> membership(@Nullable String organizationId) {
		return this.memberships.stream()
			.filter((membership) -> membership.organizationId().equals(organizationId))
			.findFirst();
	}

	public boolean hasPassword(String candidate) {
		return this.password != null && Secrets.areEqual(this.password, candidate);
	}

	/**
	 * Shows the user only.
	 */
	@Override
	public String toString() {
		return "UserAccount[" + this.user.id() + "]";
	}

}
