package com.clerk.spring.test.emulator.directory;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Organizations and memberships as the Backend API and webhooks show them.
 */
public final class OrganizationJson {

	private OrganizationJson() {
	}

	public static Map<String, @Nullable Object> of(OrganizationView view) {
		OrganizationAccount account = view.account();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "organization");
		json.put("id", account.id());
		json.put("name", account.organization().name());
		json.put("slug", account.organization().slug());
		json.put("image_url", "");
		json.put("has_image", false);
		json.put("members_count", view.members());
		json.put("pending_invitations_count", view.pendingInvitations());
		json.put("max_allowed_memberships", account.maxAllowedMemberships());
		json.put("admin_delete_enabled", account.adminDeleteEnabled());
		json.put("public_metadata", account.metadata().publicData());
		json.put("private_metadata", account.metadata().privateData());
		json.put("created_by", account.createdBy());
		json.put("created_at", account.createdAt().toEpochMilli());
		json.put("updated_at", account.updatedAt().toEpochMilli());
		return json;
	}

	public static Map<String, @Nullable Object> deleted(OrganizationAccount account) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "organization");
		json.put("id", account.id());
		json.put("slug", account.organization().slug());
		json.put("deleted", true);
		return json;
	}

	public static Map<String, @Nullable Object> of(MembershipView view) {
		Membership membership = view.membership();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "organization_membership");
		json.put("id", membership.id());
		json.put("role", membership.role());
		json.put("role_name", membership.roleWithoutPrefix());
		json.put("permissions", membership.permissions());
		json.put("public_metadata", membership.metadata().publicData());
		json.put("private_metadata", membership.metadata().privateData());
		json.put("organization", of(view.organization()));
		json.put("public_user_data", UserJson.publicData(view.account()));
		json.put("created_at", membership.createdAt().toEpochMilli());
		json.put("updated_at", membership.updatedAt().toEpochMilli());
		return json;
	}

}
