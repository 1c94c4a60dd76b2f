package com.clerk.spring.test.emulator.frontend;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.MembershipView;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.TakenException;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * The members of an organization, as those who may see them and manage them.
 */
final class MembersResource {

	private final FrontendAnswers answers;

	private final Callers callers;

	private final OrganizationCallers members;

	private final Organizations organizations;

	MembersResource(FrontendAnswers answers, Callers callers, OrganizationCallers members,
			Organizations organizations) {
		this.answers = answers;
		this.callers = callers;
		this.members = members;
		this.organizations = organizations;
	}

	ApiResponse list(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.READ_MEMBERS);
		List<String> roles = call.queryValues("role");
		List<Map<String, @Nullable Object>> all = this.organizations.memberships(caller.organizationId())
			.stream()
			.filter((view) -> roles.isEmpty() || roles.contains(view.membership().role()))
			.map(this.answers.json()::membership)
			.toList();
		return this.answers.readPage(call, all, call.page(all));
	}

	ApiResponse add(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_MEMBERS);
		String userId = call.parameters().required("user_id");
		String role = role(call, caller, this.organizations);
		requireRoom(caller, this.organizations);
		try {
			return this.organizations
				.addMember(caller.organizationId(), userId, role, this.organizations.roles().permissions(role))
				.map((view) -> this.answers.changed(call, this.answers.json().membership(view)))
				.orElseThrow(() -> ApiException.notFound("No user was found with id " + userId));
		}
		catch (TakenException ex) {
			throw ApiException.badRequest("already_a_member_in_organization",
					userId + " is already a member of the organization.");
		}
	}

	ApiResponse changeRole(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_MEMBERS);
		String role = role(call, caller, this.organizations);
		List<String> permissions = this.organizations.roles().permissions(role);
		MembershipView member = member(caller, path.get("user_id"));
		if (!permissions.contains(OrganizationCaller.MANAGE_MEMBERS)) {
			requireAnotherManager(member);
		}
		return this.organizations
			.changeMember(caller.organizationId(), member.account().id(),
					(membership) -> membership.withRole(role, permissions, this.organizations.now()))
			.map((view) -> this.answers.changed(call, this.answers.json().membership(view)))
			.orElseThrow(() -> unknown(path.get("user_id")));
	}

	ApiResponse remove(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_MEMBERS);
		MembershipView member = member(caller, path.get("user_id"));
		requireAnotherManager(member);
		this.organizations.removeMember(caller.organizationId(), member.account().id());
		return this.answers.changed(call, this.answers.json().membership(member));
	}

	/**
	 * Lets a member go, which needs no permission.
	 */
	ApiResponse leave(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path);
		MembershipView member = member(caller, caller.account().id());
		requireAnotherManager(member);
		this.organizations.removeMember(caller.organizationId(), caller.account().id());
		return this.answers.changed(call,
				Map.of("object", "organization_membership", "id", member.membership().id(), "deleted", true));
	}

	ApiResponse mine(BrowserCall call, PathVariables path) {
		UserAccount account = this.callers.require(call).account();
		List<Map<String, @Nullable Object>> all = this.organizations.memberships(account)
			.stream()
			.map(this.answers.json()::membership)
			.toList();
		return this.answers.readPage(call, all, call.page(all));
	}

	private MembershipView member(OrganizationCaller caller, String userId) {
		return this.organizations.memberships(caller.organizationId())
			.stream()
			.filter((view) -> view.account().id().equals(userId))
			.findFirst()
			.orElseThrow(() -> unknown(userId));
	}

	private static ApiException unknown(String userId) {
		return ApiException.notFound("The organization has no member " + userId);
	}

	/**
	 * Refuses to let the last one go who can manage members.
	 */
	private void requireAnotherManager(MembershipView member) {
		if (isManager(member) && this.organizations.memberships(member.membership().organizationId())
			.stream()
			.noneMatch((each) -> isManager(each) && !each.account().id().equals(member.account().id()))) {
			throw ApiException.badRequest("organization_minimum_permissions_needed",
					"There has to be at least one member with the permission " + OrganizationCaller.MANAGE_MEMBERS
							+ ".");
		}
	}

	private boolean isManager(MembershipView view) {
		return this.organizations.roles()
			.effectivePermissions(view.membership())
			.contains(OrganizationCaller.MANAGE_MEMBERS);
	}

	/**
	 * Reads the role that somebody is to have.
	 * @throws ApiException with status 404 if there is no such role
	 */
	static String role(BrowserCall call, OrganizationCaller caller, Organizations organizations) {
		String role = call.parameters().required("role");
		if (!organizations.hasRole(caller.organizationId(), role)) {
			throw ApiException.notFound("No organization role was found with key " + role);
		}
		return role;
	}

	/**
	 * Refuses more members than the organization may have, those counted who are invited.
	 */
	static void requireRoom(OrganizationCaller caller, Organizations organizations) {
		int max = caller.organization().maxAllowedMemberships();
		if (max > 0 && organizations.view(caller.organization()).membersAndInvited() >= max) {
			throw ApiException.forbidden("organization_membership_quota_exceeded", "The organization may have " + max
					+ " members (max_allowed_memberships), including outstanding invitations.");
		}
	}

}
