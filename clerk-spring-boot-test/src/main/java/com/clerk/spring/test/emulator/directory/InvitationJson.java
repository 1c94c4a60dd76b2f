package com.clerk.spring.test.emulator.directory;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Invitations to organizations as the Backend API and webhooks show them.
 */
public final class InvitationJson {

	private static final String PREFIX = "org:";

	private InvitationJson() {
	}

	public static Map<String, @Nullable Object> of(InvitationView view) {
		Invitation invitation = view.invitation();
		UserAccount inviter = view.inviter();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "organization_invitation");
		json.put("id", invitation.id());
		json.put("email_address", invitation.emailAddress());
		json.put("role", invitation.role());
		json.put("role_name", invitation.role().replaceFirst("^" + PREFIX, ""));
		json.put("organization_id", invitation.organizationId());
		json.put("inviter_id", invitation.inviterId());
		json.put("public_inviter_data", (inviter != null) ? UserJson.publicData(inviter) : null);
		json.put("public_organization_data", organizationData(view.organization().account().organization()));
		json.put("status", invitation.state().code());
		json.put("url", invitation.redirectUrl());
		json.put("user_id", invitation.userId());
		json.put("public_metadata", invitation.metadata().publicData());
		json.put("private_metadata", invitation.metadata().privateData());
		json.put("expires_at", invitation.expiresAt().toEpochMilli());
		json.put("created_at", invitation.createdAt().toEpochMilli());
		json.put("updated_at", invitation.updatedAt().toEpochMilli());
		return json;
	}

	private static Map<String, @Nullable Object> organizationData(Organization organization) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("id", organization.id());
		json.put("name", organization.name());
		json.put("slug", organization.slug());
		json.put("image_url", "");
		json.put("has_image", false);
		return json;
	}

}
