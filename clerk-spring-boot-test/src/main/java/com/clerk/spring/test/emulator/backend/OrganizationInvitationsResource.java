package com.clerk.spring.test.emulator.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Credentials;
import com.clerk.spring.test.emulator.directory.Invitation;
import com.clerk.spring.test.emulator.directory.InvitationJson;
import com.clerk.spring.test.emulator.directory.InvitationView;
import com.clerk.spring.test.emulator.directory.Invitations;
import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Invitations to organizations, as the Backend API makes, shows and revokes them. Nothing
 * is sent to who is invited.
 */
final class OrganizationInvitationsResource {

	private static final Order<InvitationView> ORDER = new Order<>(
			Map.of("created_at", Comparator.comparing((view) -> view.invitation().createdAt()), "email_address",
					Comparator.comparing((view) -> view.invitation().emailAddress())));

	private static final Set<String> QUERY = Set.of("status", "email_address", "query", "limit", "offset", "order_by");

	private static final Set<String> NEW = Set.of("email_address", "role", "inviter_user_id", "public_metadata",
			"private_metadata", "redirect_url", "expires_in_days", "notify");

	private final Users users;

	private final Invitations invitations;

	OrganizationInvitationsResource(Users users) {
		this.users = users;
		this.invitations = users.organizations().invitations();
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		return page(request, this.invitations.ofOrganization(organization(path).id()), (invitation) -> true);
	}

	ApiResponse listPending(ApiRequest request, PathVariables path) {
		return page(request, this.invitations.ofOrganization(organization(path).id()), Invitation::isPending);
	}

	ApiResponse listAll(ApiRequest request, PathVariables path) {
		return page(request, this.invitations.all(), (invitation) -> true);
	}

	ApiResponse listOfUser(ApiRequest request, PathVariables path) {
		UserAccount account = this.users.find(path.get("id")).orElseThrow(() -> UsersResource.unknown(path.get("id")));
		return page(request, this.invitations.ofAddress(account.user().emailAddress()), (invitation) -> true);
	}

	/**
	 * Answers with a part of a list.
	 * @param newestFirst the invitations, newest first
	 * @param which which of them are meant
	 */
	private static ApiResponse page(ApiRequest request, List<InvitationView> newestFirst, Predicate<Invitation> which) {
		Parameters query = request.query();
		query.requireKnown(QUERY);
		List<InvitationView> oldestFirst = new ArrayList<>(newestFirst);
		Collections.reverse(oldestFirst);
		List<InvitationView> found = oldestFirst.stream()
			.filter((view) -> which.test(view.invitation()) && matches(view.invitation(), query))
			.toList();
		List<InvitationView> page = Page.of(query).of(ORDER.of(found, query));
		return ApiResponse.list(page.stream().map(InvitationJson::of).toList(), found.size());
	}

	private static boolean matches(Invitation invitation, Parameters query) {
		List<String> states = query.all("status");
		List<String> addresses = query.all("email_address");
		return (states.isEmpty() || states.contains(invitation.state().code()))
				&& (addresses.isEmpty() || addresses.contains(invitation.emailAddress()))
				&& (invitation.id() + " " + invitation.emailAddress()).contains(query.getOrEmpty("query"));
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200, InvitationJson.of(find(path)));
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		Invitation invitation = invitation(organization(path), JsonBody.of(request, NEW));
		return ApiResponse.json(200, InvitationJson.of(this.invitations.create(invitation)));
	}

	ApiResponse createAll(ApiRequest request, PathVariables path) {
		OrganizationAccount organization = organization(path);
		List<Invitation> all = JsonBody.listOf(request, NEW)
			.stream()
			.map((body) -> invitation(organization, body))
			.toList();
		List<Map<String, @Nullable Object>> made = all.stream()
			.map(this.invitations::create)
			.map(InvitationJson::of)
			.toList();
		return ApiResponse.list(made, made.size());
	}

	private Invitation invitation(OrganizationAccount organization, JsonBody body) {
		String emailAddress = body.requiredText("email_address");
		Credentials.requireAddress(emailAddress);
		String inviter = body.text("inviter_user_id");
		if (inviter != null && this.users.find(inviter).isEmpty()) {
			throw UsersResource.unknown(inviter);
		}
		return Invitation.of(organization.id(), emailAddress, MembershipsResource.role(body), this.invitations.now())
			.by(inviter)
			.withMetadata(Metadata.NONE.merged(body))
			.withRedirectUrl(body.text("redirect_url"))
			.withLife(InvitationsResource.life(body));
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		JsonBody.of(request, Set.of("requesting_user_id"));
		String id = find(path).invitation().id();
		return this.invitations.revoke(id)
			.map((view) -> ApiResponse.json(200, InvitationJson.of(view)))
			.orElseThrow(() -> unknown(id));
	}

	private InvitationView find(PathVariables path) {
		String organizationId = organization(path).id();
		String id = path.get("invitation_id");
		return this.invitations.find(id)
			.filter((view) -> view.invitation().organizationId().equals(organizationId))
			.orElseThrow(() -> unknown(id));
	}

	private OrganizationAccount organization(PathVariables path) {
		String id = path.get("id");
		return this.users.organizations().find(id).orElseThrow(() -> OrganizationsResource.unknown(id));
	}

	private static ApiException unknown(String id) {
		return ApiException.notFound("No invitation was found with id " + id);
	}

}
