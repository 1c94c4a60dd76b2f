package com.clerk.spring.test.emulator.directory;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Ids;
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

	private static final String SLUG = "[a-z0-9]+([-_][a-z0-9]+)*";

	/**
	 * Returns the slug of an organization to be made: its own, or one made of its name.
	 */
	public String newSlug() {
		String slug = slug();
		if (slug != null) {
			return slug;
		}
		String made = this.body.requiredText("name").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
		return made.replaceAll("^-|-$", "") + "-" + Ids.number(1_000_000);
	}

	private @Nullable String slug() {
		String slug = this.body.text("slug");
		if (slug != null && !slug.matches(SLUG)) {
			throw ApiException.parameter("form_param_format_invalid", "slug",
					"must be lower-case letters, digits, hyphens and underscores.");
		}
		return slug;
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
