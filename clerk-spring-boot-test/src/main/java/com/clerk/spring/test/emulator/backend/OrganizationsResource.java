package com.clerk.spring.test.emulator.backend;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.Organization;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.OrganizationChanges;
import com.clerk.spring.test.emulator.directory.OrganizationJson;
import com.clerk.spring.test.emulator.directory.OrganizationView;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.Roles;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Organizations, as the Backend API shows and changes them.
 */
final class OrganizationsResource {

	private static final Order<OrganizationView> ORDER = new Order<>(
			Map.of("created_at", Comparator.comparing((view) -> view.account().createdAt()), "name",
					Comparator.comparing((view) -> view.account().organization().name()), "members_count",
					Comparator.comparing(OrganizationView::members)));

	private static final Set<String> QUERY = Set.of("query", "user_id", "organization_id", "include_members_count",
			"limit", "offset", "order_by");

	private final Users users;

	private final Organizations organizations;

	OrganizationsResource(Users users) {
		this.users = users;
		this.organizations = users.organizations();
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		query.requireKnown(QUERY);
		List<OrganizationView> found = this.organizations.all()
			.stream()
			.filter((account) -> matches(account, query))
			.map(this.organizations::view)
			.toList();
		List<OrganizationView> page = Page.of(query).of(ORDER.of(found, query));
		return ApiResponse.list(page.stream().map(OrganizationJson::of).toList(), found.size());
	}

	private boolean matches(OrganizationAccount account, Parameters query) {
		String text = (account.id() + " " + account.organization().name() + " " + account.organization().slug())
			.toLowerCase(Locale.ROOT);
		List<String> ids = query.all("organization_id");
		List<String> members = query.all("user_id");
		return text.contains(query.getOrEmpty("query").toLowerCase(Locale.ROOT))
				&& (ids.isEmpty() || ids.contains(account.id()))
				&& (members.isEmpty() || members.stream()
					.anyMatch((userId) -> this.users.find(userId)
						.flatMap((user) -> user.membership(account.id()))
						.isPresent()));
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return answer(find(path));
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, OrganizationChanges.NEW);
		OrganizationChanges changes = new OrganizationChanges(body);
		body.requiredText("name");
		String creator = body.text("created_by");
		if (creator != null && this.users.find(creator).isEmpty()) {
			throw UsersResource.unknown(creator);
		}
		String slug = changes.newSlug();
		OrganizationAccount account = changes.applyTo(
				OrganizationAccount.of(Organization.of(slug, slug), Metadata.NONE, creator, this.organizations.now()));
		Taken.refused("form_identifier_exists", () -> this.organizations.add(account));
		if (creator != null) {
			this.organizations.addMember(account.id(), creator, Roles.ADMIN,
					this.organizations.roles().permissions(Roles.ADMIN));
		}
		return answer(account);
	}

	ApiResponse update(ApiRequest request, PathVariables path) {
		OrganizationChanges changes = new OrganizationChanges(JsonBody.of(request, OrganizationChanges.CHANGEABLE));
		OrganizationAccount found = find(path);
		return answer(
				Taken.refused("form_identifier_exists", () -> this.organizations.change(found.id(), changes::applyTo))
					.orElseThrow(() -> unknown(found.id())));
	}

	ApiResponse mergeMetadata(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, Set.of("public_metadata", "private_metadata"));
		OrganizationAccount found = find(path);
		return answer(this.organizations
			.change(found.id(), (account) -> account.withMetadata(account.metadata().merged(body)))
			.orElseThrow(() -> unknown(found.id())));
	}

	ApiResponse delete(ApiRequest request, PathVariables path) {
		OrganizationAccount found = find(path);
		return this.organizations.delete(found.id())
			.map((deleted) -> ApiResponse.json(200, OrganizationJson.deleted(deleted)))
			.orElseThrow(() -> unknown(found.id()));
	}

	private OrganizationAccount find(PathVariables path) {
		String id = path.get("id");
		return this.organizations.find(id).orElseThrow(() -> unknown(id));
	}

	private ApiResponse answer(OrganizationAccount account) {
		return ApiResponse.json(200, OrganizationJson.of(this.organizations.view(account)));
	}

	static ApiException unknown(String id) {
		return ApiException.notFound("No organization was found with id " + id);
	}

}
