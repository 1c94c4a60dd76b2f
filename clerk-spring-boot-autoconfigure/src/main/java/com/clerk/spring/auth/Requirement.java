package com.clerk.spring.auth;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a route can require of a signed-in session. Requirements are values: they can be
 * compared, combined and shared.
 *
 * <pre>
 * Requirement.permission("org:invoices:read").and(Requirement.feature("export"))
 * </pre>
 *
 * Nobody but a signed-in session meets any requirement, a negated one included
 * ({@code shared/spec/authorization.md}).
 *
 * @since 0.1.0
 */
public sealed interface Requirement {

	/**
	 * Tells whether a session meets this.
	 * @param session the caller
	 * @return true if so; always false for a session that is not signed in
	 */
	boolean isMetBy(SessionAuth session);

	/**
	 * Returns the freshness that is all a session lacks.
	 * @param session a session that does not meet this requirement
	 * @return what the user can cure by verifying again, or null if more is missing
	 */
	default @Nullable Freshness stale(SessionAuth session) {
		return null;
	}

	/**
	 * Requires this and another.
	 * @param other the other requirement
	 * @return both
	 */
	default Requirement and(Requirement other) {
		return new AllOf(List.of(this, other));
	}

	/**
	 * Requires this or another.
	 * @param other the other requirement
	 * @return either
	 */
	default Requirement or(Requirement other) {
		return new AnyOf(List.of(this, other));
	}

	/**
	 * Requires that this is not met, by a signed-in session.
	 * @return the opposite
	 */
	default Requirement negate() {
		return new Not(this);
	}

	/**
	 * Requires a role in the active organization.
	 * @param role a role such as {@code org:admin}; the prefix may be left out
	 * @return the requirement
	 * @throws IllegalArgumentException if the role is blank
	 */
	static Requirement role(String role) {
		return new Role(role);
	}

	/**
	 * Requires a permission in the active organization. System permissions
	 * ({@code org:sys_…}) are not in session tokens, so nobody meets such a requirement.
	 * @param permission a permission such as {@code org:invoices:read}; the prefix may be
	 * left out
	 * @return the requirement
	 * @throws IllegalArgumentException if the permission is blank
	 */
	static Requirement permission(String permission) {
		return new Permission(permission);
	}

	/**
	 * Requires a feature.
	 * @param feature a name, or {@code org:name} or {@code user:name} to look at one side
	 * only
	 * @return the requirement
	 * @throws IllegalArgumentException if the name is blank
	 */
	static Requirement feature(String feature) {
		return new Feature(feature);
	}

	/**
	 * Requires a plan.
	 * @param plan a name, or {@code org:name} or {@code user:name} to look at one side
	 * only
	 * @return the requirement
	 * @throws IllegalArgumentException if the name is blank
	 */
	static Requirement plan(String plan) {
		return new Plan(plan);
	}

	/**
	 * Requires a recent verification of the user's factors.
	 * @param preset one of Clerk's presets
	 * @return the requirement
	 */
	static Requirement reverification(Reverification preset) {
		return new Freshness(preset.level(), preset.within(), preset);
	}

	/**
	 * Requires a recent verification of the user's factors.
	 * @param level which factors
	 * @param within the age from which on a verification is stale, positive
	 * @return the requirement
	 * @throws IllegalArgumentException if the duration is not positive
	 */
	static Requirement reverification(Reverification.Level level, Duration within) {
		return new Freshness(level, within, null);
	}

	/**
	 * Requires all of several.
	 * @param requirements the requirements, at least one
	 * @return all of them
	 */
	static Requirement allOf(List<Requirement> requirements) {
		return (requirements.size() == 1) ? requirements.get(0) : new AllOf(requirements);
	}

	/**
	 * Requires one of several.
	 * @param requirements the requirements, at least one
	 * @return any of them
	 */
	static Requirement anyOf(List<Requirement> requirements) {
		return (requirements.size() == 1) ? requirements.get(0) : new AnyOf(requirements);
	}

	/**
	 * A role in the active organization.
	 *
	 * @param role the role in its normalised form, with one {@code org:} prefix
	 */
	record Role(String role) implements Requirement {

		/**
		 * Normalises the role.
		 * @param role the role, with or without prefix
		 */
		public Role {
			Assert.hasText(role, "A role must not be blank");
			role = OrganizationPrefix.normalize(role);
		}

		@Override
		public boolean isMetBy(SessionAuth session) {
			String held = session.orgRole();
			return session.orgId() != null && held != null && OrganizationPrefix.normalize(held).equals(this.role);
		}

	}

	/**
	 * A permission in the active organization.
	 *
	 * @param permission the permission in its normalised form, with one {@code org:}
	 * prefix
	 */
	record Permission(String permission) implements Requirement {

		/**
		 * Normalises the permission.
		 * @param permission the permission, with or without prefix
		 */
		public Permission {
			Assert.hasText(permission, "A permission must not be blank");
			permission = OrganizationPrefix.normalize(permission);
		}

		@Override
		public boolean isMetBy(SessionAuth session) {
			return session.orgId() != null && session.orgPermissions().contains(this.permission);
		}

	}

	/**
	 * A feature of the user or of the active organization.
	 *
	 * @param feature the name, with or without a scope
	 */
	record Feature(String feature) implements Requirement {

		/**
		 * Checks the name.
		 * @param feature the name
		 */
		public Feature {
			Assert.hasText(feature, "A feature must not be blank");
		}

		@Override
		public boolean isMetBy(SessionAuth session) {
			return session.isAuthenticated() && session.features().holds(this.feature);
		}

	}

	/**
	 * A plan of the user or of the active organization.
	 *
	 * @param plan the name, with or without a scope
	 */
	record Plan(String plan) implements Requirement {

		/**
		 * Checks the name.
		 * @param plan the name
		 */
		public Plan {
			Assert.hasText(plan, "A plan must not be blank");
		}

		@Override
		public boolean isMetBy(SessionAuth session) {
			return session.isAuthenticated() && session.plans().holds(this.plan);
		}

	}

	/**
	 * A recent verification of the user's factors.
	 *
	 * @param level which factors
	 * @param within the age from which on a verification is stale
	 * @param preset the preset this is, or null
	 */
	record Freshness(Reverification.Level level, Duration within,
			@Nullable Reverification preset) implements Requirement {

		private static final double MILLIS_PER_MINUTE = 60_000;

		/**
		 * Checks the duration.
		 * @param level which factors
		 * @param within a positive duration
		 * @param preset the preset, or null
		 */
		public Freshness {
			Objects.requireNonNull(level, "level");
			Assert.isTrue(within.toMillis() > 0, "The age of a verification must be positive");
		}

		/**
		 * Returns the age in minutes.
		 * @return a positive number, with a fraction if need be
		 */
		public double withinMinutes() {
			return this.within.toMillis() / MILLIS_PER_MINUTE;
		}

		@Override
		public boolean isMetBy(SessionAuth session) {
			FactorVerificationAge age = session.factorVerificationAge();
			return age != null && age.isFresh(this.level, withinMinutes());
		}

		@Override
		public @Nullable Freshness stale(SessionAuth session) {
			return isMetBy(session) ? null : this;
		}

	}

	/**
	 * All of several requirements.
	 *
	 * @param parts the requirements, at least one
	 */
	record AllOf(List<Requirement> parts) implements Requirement {

		/**
		 * Copies the parts.
		 * @param parts the requirements, at least one
		 */
		public AllOf {
			Assert.notEmpty(parts, "At least one requirement must be given");
			parts = List.copyOf(parts);
		}

		@Override
		public boolean isMetBy(SessionAuth session) {
			return this.parts.stream().allMatch((part) -> part.isMetBy(session));
		}

		@Override
		public @Nullable Freshness stale(SessionAuth session) {
			Freshness stale = null;
			for (Requirement part : this.parts) {
				if (!part.isMetBy(session)) {
					Freshness missing = part.stale(session);
					if (missing == null) {
						return null;
					}
					stale = (stale != null) ? stale : missing;
				}
			}
			return stale;
		}

	}

	/**
	 * One of several requirements.
	 *
	 * @param parts the requirements, at least one
	 */
	record AnyOf(List<Requirement> parts) implements Requirement {

		/**
		 * Copies the parts.
		 * @param parts the requirements, at least one
		 */
		public AnyOf {
			Assert.notEmpty(parts, "At least one requirement must be given");
			parts = List.copyOf(parts);
		}

		@Override
		public boolean isMetBy(SessionAuth session) {
			return this.parts.stream().anyMatch((part) -> part.isMetBy(session));
		}

		@Override
		public @Nullable Freshness stale(SessionAuth session) {
			return this.parts.stream()
				.map((part) -> part.stale(session))
				.filter(Objects::nonNull)
				.findFirst()
				.orElse(null);
		}

	}

	/**
	 * The opposite of a requirement, for signed-in sessions.
	 *
	 * @param part the requirement not to be met
	 */
	record Not(Requirement part) implements Requirement {

		@Override
		public boolean isMetBy(SessionAuth session) {
			return session.isAuthenticated() && !this.part.isMetBy(session);
		}

	}

}
