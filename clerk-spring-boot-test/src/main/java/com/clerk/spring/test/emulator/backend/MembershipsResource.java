package com.clerk.spring.test.emulator.backend;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.MembershipView;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.OrganizationJson;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.TakenException;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Memberships of an organization, as the Backend API shows and changes them.
 */
final class MembershipsResource {

	private static final Order<MembershipView> ORDER = new Order<>(
			Map.of("created_at", Comparator.comparing((view) -> view.membership().createdAt()), "email_address",
					Comparator.comparing((view) -> view.account().user().emailAddress())));

	private static final Set<String> QUERY = Set.of("user_id", "email_address", "role", "limit", "offset", "order_by");

	private final Users users;

	private final Organizations organizations;

	MembershipsResource(Users users) {
		this.users = users;
		this.organizations = users.organizations();
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		query.requireKnown(QUERY);
		List<MembershipView> found = this.organizations.memberships(organizationId(path))
			.stream()
			.filter((view) -> isOneOf(query, "user_id", view.account().id()))
			.filter((view) -> isOneOf(query, "email_address", view.account().user().emailAddress()))
			.filter((view) -> isOneOf(query, "role", view.membership().role()))
			.toList();
		List<MembershipView> page = Page.of(query).of(ORDER.of(found, query));
		return ApiResponse.list(page.stream().map(OrganizationJson::of).toList(), found.size());
	}

	private static boolean isOneOf(Parameters query, String name, String value) {
		return query.all(name).isEmpty() || query.all(name).contains(value);
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("user_id", "role", "public_metadata", "private_metadata"));
		String organizationId = organizationId(path);
		String userId = body.requiredText("user_id");
		String role = role(body);
		requireUser(userId);
		try {
			return answer(userId, this.organizations.addMember(organizationId, userId, role,
					this.organizations.roles().permissions(role)));
		}
		catch (TakenException ex) {
			throw ApiException.badRequest("already_a_member_in_organization",
					userId + " is already a member of the organization.");
		}
	}

	ApiResponse update(ApiRequest request, PathVariables path) {
		String role = role(JsonBody.of(request, Set.of("role")));
		List<String> permissions = this.organizations.roles().permissions(role);
		return change(path, (membership) -> membership.withRole(role, permissions, this.organizations.now()));
	}

	ApiResponse mergeMetadata(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("public_metadata", "private_metadata"));
		return change(path,
				(membership) -> membership.withMetadata(membership.metadata().merged(body), this.organizations.now()));
	}

	private ApiResponse change(PathVariables path, UnaryOperator<Membership> change) {
		String userId = path.get("user_id");
		return answer(userId, this.organizations.changeMember(organizationId(path), userId, change));
	}

	ApiResponse delete(ApiRequest request, PathVariables path) {
		String userId = path.get("user_id");
		return answer(userId, this.organizations.removeMember(organizationId(path), userId));
	}

	private static ApiResponse answer(String userId, Optional<MembershipView> membership) {
		return membership.map((view) -> ApiResponse.json(200, OrganizationJson.of(view)))
			.orElseThrow(() -> ApiException.notFound("The organization has no member " + userId));
	}

	private String organizationId(PathVariables path) {
		String id = path.get("id");
		return this.organizations.find(id)
			.map(OrganizationAccount::id)
			.orElseThrow(() -> OrganizationsResource.unknown(id));
	}

	private void requireUser(String userId) {
		if (this.users.find(userId).isEmpty()) {
			throw UsersResource.unknown(userId);
		}
	}

	static String role(JsonBody body) {
		String role = body.requiredText("role");
		if (!role.matches("org:[^:\\s]+")) {
			throw ApiException.parameter("form_param_value_invalid", "role", "must be a role such as 'org:admin'.");
		}
		return role;
	}

}
