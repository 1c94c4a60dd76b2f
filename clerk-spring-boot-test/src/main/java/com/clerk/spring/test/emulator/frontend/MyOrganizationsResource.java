package com.clerk.spring.test.emulator.frontend;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.Organization;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.Roles;
import com.clerk.spring.test.emulator.directory.Slug;
import com.clerk.spring.test.emulator.directory.TakenException;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * The organizations of the user who is signed in.
 */
final class MyOrganizationsResource {

	private final FrontendAnswers answers;

	private final Callers callers;

	private final Organizations organizations;

	MyOrganizationsResource(FrontendAnswers answers, Callers callers, Organizations organizations) {
		this.answers = answers;
		this.callers = callers;
		this.organizations = organizations;
	}

	ApiResponse get(BrowserCall call, PathVariables path) {
		return this.answers.read(call, FrontendJson.organization(this.organizations.view(find(call, path))));
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
			this.organizations.add(made);
			this.organizations.addMember(made.id(), account.id(), Roles.ADMIN,
					this.organizations.roles().permissions(Roles.ADMIN));
			OrganizationAccount organization = this.organizations.find(made.id()).orElseThrow();
			return this.answers.changed(call, FrontendJson.organization(this.organizations.view(organization)));
		}
		catch (TakenException ex) {
			throw ApiException.parameter("form_identifier_exists", "slug", "is taken. Please try another.");
		}
	}

	private static String slug(BrowserCall call, String name) {
		String slug = call.parameters().getOrEmpty("slug");
		return slug.isEmpty() ? Slug.madeOf(name) : Slug.checked(slug);
	}

	ApiResponse memberships(BrowserCall call, PathVariables path) {
		List<Map<String, @Nullable Object>> all = this.organizations.memberships(find(call, path).id())
			.stream()
			.map(FrontendJson::membership)
			.toList();
		return this.answers.readPage(call, all, call.page(all));
	}

	ApiResponse roles(BrowserCall call, PathVariables path) {
		List<Map<String, Object>> all = List.of(Roles.ADMIN, Roles.MEMBER)
			.stream()
			.map((role) -> role(find(call, path), role))
			.toList();
		return this.answers.readPage(call, all, call.page(all));
	}

	private Map<String, Object> role(OrganizationAccount organization, String key) {
		List<Map<String, Object>> permissions = this.organizations.roles()
			.permissions(key)
			.stream()
			.map((permission) -> permission(permission, organization))
			.toList();
		return Map.of("object", "role", "id", "role_" + key.replace("org:", ""), "key", key, "name",
				key.replace("org:", ""), "description", "", "permissions", permissions, "created_at",
				organization.createdAt().toEpochMilli(), "updated_at", organization.createdAt().toEpochMilli());
	}

	private static Map<String, Object> permission(String key, OrganizationAccount organization) {
		return Map.of("object", "permission", "id", "perm_" + key.replaceAll("[^a-z0-9_]", "_"), "key", key, "name",
				key, "description", "", "type", key.startsWith("org:sys_") ? "system" : "user", "created_at",
				organization.createdAt().toEpochMilli(), "updated_at", organization.createdAt().toEpochMilli());
	}

	/**
	 * Answers with a list that is always empty: the local Clerk has no domains and no
	 * invitations of organizations.
	 */
	ApiResponse nothing(BrowserCall call, PathVariables path) {
		find(call, path);
		return this.answers.readPage(call, List.of(), List.of());
	}

	private OrganizationAccount find(BrowserCall call, PathVariables path) {
		UserAccount account = this.callers.require(call).account();
		String id = path.get("id");
		return this.organizations.find(id)
			.filter((organization) -> account.membership(organization.id()).isPresent())
			.orElseThrow(() -> ApiException.notFound("The user is no member of an organization " + id));
	}

}
