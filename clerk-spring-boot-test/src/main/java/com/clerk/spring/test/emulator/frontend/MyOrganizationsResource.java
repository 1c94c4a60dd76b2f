package com.clerk.spring.test.emulator.frontend;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.Organization;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.OrganizationChanges;
import com.clerk.spring.test.emulator.directory.OrganizationJson;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.RoleJson;
import com.clerk.spring.test.emulator.directory.Roles;
import com.clerk.spring.test.emulator.directory.Slug;
import com.clerk.spring.test.emulator.directory.TakenException;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * The organizations of the user who is signed in.
 */
final class MyOrganizationsResource {

	private final FrontendAnswers answers;

	private final Callers callers;

	private final OrganizationCallers members;

	private final Organizations organizations;

	MyOrganizationsResource(FrontendAnswers answers, Callers callers, OrganizationCallers members,
			Organizations organizations) {
		this.answers = answers;
		this.callers = callers;
		this.members = members;
		this.organizations = organizations;
	}

	ApiResponse get(BrowserCall call, PathVariables path) {
		return this.answers.read(call, organization(find(call, path)));
	}

	/**
	 * Makes an organization, whose administrator the caller becomes.
	 */
	ApiResponse create(BrowserCall call, PathVariables path) {
		UserAccount account = this.callers.require(call).account();
		String name = call.parameters().required("name");
		OrganizationAccount made = OrganizationAccount.of(Organization.of(slug(call, name), name), Metadata.NONE,
				account.id(), this.organizations.now());
		try {
			this.organizations.addBy(account, made);
			return this.answers.changed(call, organization(made));
		}
		catch (TakenException ex) {
			throw taken();
		}
	}

	/**
	 * Changes name and slug.
	 */
	ApiResponse update(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.MANAGE_PROFILE);
		Map<String, Object> members = new LinkedHashMap<>();
		for (String name : List.of("name", "slug")) {
			String value = call.parameters().getOrEmpty(name);
			if (!value.isEmpty()) {
				members.put(name, value);
			}
		}
		OrganizationChanges changes = new OrganizationChanges(new JsonBody(members));
		try {
			return this.organizations.change(caller.organizationId(), changes::applyTo)
				.map((changed) -> this.answers.changed(call, organization(changed)))
				.orElseThrow(() -> ApiException.notFound("The organization was deleted meanwhile."));
		}
		catch (TakenException ex) {
			throw taken();
		}
	}

	ApiResponse delete(BrowserCall call, PathVariables path) {
		OrganizationCaller caller = this.members.require(call, path, OrganizationCaller.DELETE);
		if (!caller.organization().adminDeleteEnabled()) {
			throw ApiException.forbidden("organization_admin_delete_not_enabled",
					"Administrators may not delete this organization (admin_delete_enabled).");
		}
		this.organizations.delete(caller.organizationId());
		return this.answers.changed(call, OrganizationJson.deleted(caller.organization()));
	}

	private static ApiException taken() {
		return ApiException.taken("form_identifier_exists", "slug");
	}

	private Map<String, @Nullable Object> organization(OrganizationAccount organization) {
		return FrontendJson.organization(this.organizations.view(organization));
	}

	private static String slug(BrowserCall call, String name) {
		String slug = call.parameters().getOrEmpty("slug");
		return slug.isEmpty() ? Slug.madeOf(name) : Slug.checked(slug);
	}

	ApiResponse roles(BrowserCall call, PathVariables path) {
		Instant createdAt = find(call, path).createdAt();
		Roles roles = this.organizations.roles();
		List<Map<String, Object>> all = roles.keys()
			.stream()
			.map((key) -> RoleJson.role(key, roles.permissions(key), createdAt))
			.toList();
		return this.answers.readPage(call, all, call.page(all));
	}

	/**
	 * Answers with a list that is always empty: the local Clerk has no domains of
	 * organizations, and nobody asks to become a member.
	 */
	ApiResponse nothing(BrowserCall call, PathVariables path) {
		find(call, path);
		return this.answers.readPage(call, List.of(), List.of());
	}

	private OrganizationAccount find(BrowserCall call, PathVariables path) {
		return this.members.require(call, path).organization();
	}

}
