package com.clerk.spring.test.emulator.frontend;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Credentials;
import com.clerk.spring.test.emulator.directory.Invitation;
import com.clerk.spring.test.emulator.directory.InvitationState;
import com.clerk.spring.test.emulator.directory.InvitationView;
import com.clerk.spring.test.emulator.directory.Invitations;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Invitations to organizations, as those see them who may invite and those who are
 * invited.
 */
final class InvitationsResource {

	private static final int MAX_AT_ONCE = 10;

	private final FrontendAnswers answers;

	private final Callers callers;

	private final OrganizationCallers members;

	private final Organizations organizations;

	InvitationsResource(FrontendAnswers answers, Callers callers, OrganizationCallers members,
			Organizations organizations) {
		this.answers = answers;
		this.callers = callers;
		this.members = members;
		this.organizations = organizations;
	}

	ApiResponse list(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_MEMBERS);
		return page(call, invitations().ofOrganization(caller.organizationId()));
	}

	ApiResponse mine(BrowserCall call, PathVariables path) {
		return page(call, invitations().ofAddress(this.callers.require(call).account().user().emailAddress()));
	}

	/**
	 * Answers with invitations of the states asked for, those that are pending otherwise.
	 */
	private ApiResponse page(BrowserCall call, List<InvitationView> invitations) {
		List<String> asked = call.queryValues("status");
		List<String> states = asked.isEmpty() ? List.of(InvitationState.PENDING.code()) : asked;
		List<Map<String, @Nullable Object>> all = invitations.stream()
			.filter((view) -> states.contains(view.invitation().state().code()))
			.map(FrontendJson::invitation)
			.toList();
		return this.answers.readPage(call, all, call.page(all));
	}

	ApiResponse create(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_MEMBERS);
		String role = MembersResource.role(call, caller, this.organizations);
		return this.answers.changed(call, invite(caller, call.parameters().required("email_address"), role));
	}

	ApiResponse createSeveral(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_MEMBERS);
		String role = MembersResource.role(call, caller, this.organizations);
		List<String> addresses = addresses(call);
		if (addresses.size() > MAX_AT_ONCE) {
			throw ApiException.badRequest("bulk_size_exceeded", "At most " + MAX_AT_ONCE + " can be invited at once.");
		}
		return this.answers.changed(call, addresses.stream().map((address) -> invite(caller, address, role)).toList());
	}

	/**
	 * Takes several fields of one name, or one with addresses separated by commas.
	 */
	private static List<String> addresses(BrowserCall call) {
		call.parameters().required("email_address");
		return call.parameters()
			.all("email_address")
			.stream()
			.flatMap((value) -> Stream.of(value.split(",", -1)))
			.map(String::strip)
			.distinct()
			.toList();
	}

	private Map<String, @Nullable Object> invite(OrganizationCaller caller, String address, String role) {
		Credentials.requireAddress(address);
		MembersResource.requireRoom(caller, this.organizations);
		Invitation invitation = Invitation.of(caller.organizationId(), address, role, this.organizations.now())
			.by(caller.account().id());
		return FrontendJson.invitation(invitations().create(invitation));
	}

	ApiResponse revoke(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_MEMBERS);
		String id = path.get("invitation_id");
		return invitations().find(id)
			.filter((view) -> view.invitation().organizationId().equals(caller.organizationId()))
			.flatMap((view) -> invitations().revoke(id))
			.map((view) -> this.answers.changed(call, FrontendJson.invitation(view)))
			.orElseThrow(() -> unknown(id));
	}

	ApiResponse accept(BrowserCall call, PathVariables path) {
		UserAccount account = this.callers.require(call).account();
		String id = path.get("invitation_id");
		return invitations().find(id)
			.filter((view) -> view.invitation().emailAddress().equals(account.user().emailAddress()))
			.flatMap((view) -> invitations().accept(id, account))
			.map((view) -> this.answers.changed(call, FrontendJson.invitation(view)))
			.orElseThrow(() -> unknown(id));
	}

	private static ApiException unknown(String id) {
		return ApiException.notFound("No invitation was found with id " + id);
	}

	private Invitations invitations() {
		return this.organizations.invitations();
	}

}
