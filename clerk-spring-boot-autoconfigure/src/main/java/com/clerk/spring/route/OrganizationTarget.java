package com.clerk.spring.route;

import org.jspecify.annotations.Nullable;

/**
 * What a path says about the organization that should be active.
 *
 * @since 0.1.0
 */
public sealed interface OrganizationTarget {

	/**
	 * Tells whether a session meets this target, so that nothing is to be activated.
	 * @param orgId the id of the session's active organization, null if it has none
	 * @param orgSlug that organization's slug, null if it has none
	 * @return whether the right organization, or the personal account, is active
	 */
	boolean isActive(@Nullable String orgId, @Nullable String orgSlug);

	/**
	 * Returns how a handshake names this target, so that Clerk activates it.
	 * @return an id or a slug; empty for the personal account, null for none
	 */
	@Nullable String handshakeValue();

	/**
	 * The organization with this id.
	 *
	 * @param id the id as the path has it, not decoded
	 * @since 0.1.0
	 */
	record OrganizationId(String id) implements OrganizationTarget {

		@Override
		public boolean isActive(@Nullable String orgId, @Nullable String orgSlug) {
			return this.id.equals(orgId);
		}

		@Override
		public String handshakeValue() {
			return this.id;
		}

	}

	/**
	 * The organization with this slug.
	 *
	 * @param slug the slug as the path has it, not decoded
	 * @since 0.1.0
	 */
	record OrganizationSlug(String slug) implements OrganizationTarget {

		@Override
		public boolean isActive(@Nullable String orgId, @Nullable String orgSlug) {
			return this.slug.equals(orgSlug);
		}

		@Override
		public String handshakeValue() {
			return this.slug;
		}

	}

	/**
	 * The user's personal account, that is no organization.
	 *
	 * @since 0.1.0
	 */
	record PersonalAccount() implements OrganizationTarget {

		@Override
		public boolean isActive(@Nullable String orgId, @Nullable String orgSlug) {
			return orgId == null;
		}

		@Override
		public String handshakeValue() {
			return "";
		}

	}

	/**
	 * The path says nothing.
	 *
	 * @since 0.1.0
	 */
	record None() implements OrganizationTarget {

		@Override
		public boolean isActive(@Nullable String orgId, @Nullable String orgSlug) {
			return true;
		}

		@Override
		public @Nullable String handshakeValue() {
			return null;
		}

	}

}
