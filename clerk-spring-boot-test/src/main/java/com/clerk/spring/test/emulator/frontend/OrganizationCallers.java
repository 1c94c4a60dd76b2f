package com.clerk.spring.test.emulator.frontend;

import java.util.Optional;

import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Tells which member of an organization makes a call.
 */
final class OrganizationCallers {

	private final Callers callers;

	private final Organizations organizations;

	OrganizationCallers(Callers callers, Organizations organizations) {
		this.callers = callers;
		this.organizations = organizations;
	}

	/**
	 * Returns who makes a call about the organization that the path names.
	 * @throws ApiException with status 401 if nobody is signed in, with 404 if the user
	 * is no member
	 */
	OrganizationCaller require(BrowserCall call, PathVariables path) {
		UserAccount account = this.callers.require(call).account();
		String id = path.get("id");
		return this.organizations.find(id)
			.flatMap((organization) -> caller(account, organization))
			.orElseThrow(() -> ApiException.notFound("organization_not_found_or_unauthorized",
					"The user is no member of an organization " + id));
	}

	/**
	 * Returns who makes a call that needs a permission.
	 * @throws ApiException with status 403 if the user lacks it
	 */
	OrganizationCaller require(BrowserCall call, PathVariables path, String permission) {
		return require(call, path).require(permission);
	}

	private Optional<OrganizationCaller> caller(UserAccount account, OrganizationAccount organization) {
		return account.membership(organization.id())
			.map((membership) -> new OrganizationCaller(account, membership, organization, this.organizations.roles()));
	}

}
