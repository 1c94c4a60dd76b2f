package com.clerk.spring.test.emulator.frontend;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.InvitationJson;
import com.clerk.spring.test.emulator.directory.InvitationView;
import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.MembershipView;
import com.clerk.spring.test.emulator.directory.OrganizationJson;
import com.clerk.spring.test.emulator.directory.OrganizationView;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.UserJson;
import com.clerk.spring.test.emulator.sessions.Session;
import com.clerk.spring.test.emulator.sessions.SessionJson;
import com.clerk.spring.test.emulator.sessions.SessionStatus;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * Users, organizations and sessions as the Frontend API shows them to the browser of the
 * user: as the Backend API does, without what is private.
 */
final class FrontendJson {

	private final Organizations organizations;

	FrontendJson(Organizations organizations) {
		this.organizations = organizations;
	}

	Map<String, @Nullable Object> user(UserAccount account) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>(UserJson.of(account));
		json.remove("private_metadata");
		json.put("organization_memberships",
				this.organizations.memberships(account).stream().map(this::membership).toList());
		return json;
	}

	/**
	 * Returns a membership. Components show by its permissions what may be done, so those
	 * of the role that are Clerk's own are among them.
	 */
	Map<String, @Nullable Object> membership(MembershipView view) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>(OrganizationJson.of(view));
		json.remove("private_metadata");
		json.put("permissions", this.organizations.roles().effectivePermissions(view.membership()));
		json.put("organization", organization(view.organization()));
		return json;
	}

	static Map<String, @Nullable Object> invitation(InvitationView view) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>(InvitationJson.of(view));
		json.remove("private_metadata");
		return json;
	}

	static Map<String, @Nullable Object> organization(OrganizationView view) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>(OrganizationJson.of(view));
		json.remove("private_metadata");
		return json;
	}

	/**
	 * Returns a session.
	 * @param signedIn who is signed in
	 * @param token a session token, or null
	 * @param now the time
	 */
	Map<String, @Nullable Object> session(SignedIn signedIn, @Nullable String token, Instant now) {
		Session session = signedIn.session();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "session");
		json.put("id", session.id());
		json.put("status", session.status().code());
		json.put("expire_at", session.expiresAt().toEpochMilli());
		json.put("abandon_at", session.expiresAt().toEpochMilli());
		json.put("last_active_at", session.updatedAt().toEpochMilli());
		json.put("last_active_token", (token != null) ? SessionJson.token(token) : null);
		json.put("last_active_organization_id",
				signedIn.account().membership(session.organizationId()).map(Membership::organizationId).orElse(null));
		json.put("actor", session.actor().isEmpty() ? null : session.actor());
		json.put("tasks",
				(session.status() == SessionStatus.PENDING) ? List.of(Map.of("key", "choose-organization")) : null);
		json.put("factor_verification_age", session.factorVerificationAge(now));
		json.put("user", user(signedIn.account()));
		json.put("public_user_data", publicUserData(signedIn.account()));
		json.put("created_at", session.createdAt().toEpochMilli());
		json.put("updated_at", session.updatedAt().toEpochMilli());
		return json;
	}

	static Map<String, @Nullable Object> publicUserData(UserAccount account) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>(UserJson.publicData(account));
		json.remove("profile_image_url");
		json.remove("banned");
		return json;
	}

}
