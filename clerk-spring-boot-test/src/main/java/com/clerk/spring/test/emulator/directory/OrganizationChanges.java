package com.clerk.spring.test.emulator.directory;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * What a request makes of an organization.
 *
 * @param body its body
 */
public record OrganizationChanges(JsonBody body) {

	public static final Set<String> NEW = Set.of("name", "slug", "created_by", "max_allowed_memberships",
			"public_metadata", "private_metadata");

	public static final Set<String> CHANGEABLE = Set.of("name", "slug", "max_allowed_memberships",
			"admin_delete_enabled", "public_metadata", "private_metadata");

	/**
	 * Returns the slug of an organization to be made: its own, or one made of its name.
	 */
	public String newSlug() {
		String slug = slug();
		if (slug != null) {
			return slug;
		}
		return Slug.madeOf(this.body.requiredText("name"));
	}

	private @Nullable String slug() {
		String slug = this.body.text("slug");
		return (slug != null) ? Slug.checked(slug) : null;
	}

	public OrganizationAccount applyTo(OrganizationAccount account) {
		Organization old = account.organization();
		String name = this.body.has("name") ? this.body.requiredText("name") : old.name();
		String slug = slug();
		boolean adminDelete = this.body.has("admin_delete_enabled") ? this.body.isTrue("admin_delete_enabled")
				: account.adminDeleteEnabled();
		return account.withOrganization(old.renamed((slug != null) ? slug : old.slug(), name))
			.withMetadata(account.metadata().replaced(this.body))
			.withLimits(this.body.count("max_allowed_memberships").orElse(account.maxAllowedMemberships()),
					adminDelete);
	}

}
