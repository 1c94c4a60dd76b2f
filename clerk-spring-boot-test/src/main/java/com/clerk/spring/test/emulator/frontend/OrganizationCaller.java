package com.clerk.spring.test.emulator.frontend;

import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.Roles;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;

/**
 * A member of an organization who asks for something about it.
 *
 * @param account the user
 * @param membership the user's place in the organization
 * @param organization the organization
 * @param roles what members may do
 */
record OrganizationCaller(UserAccount account, Membership membership, OrganizationAccount organization, Roles roles) {

	static final String READ_MEMBERS = "org:sys_memberships:read";

	static final String MANAGE_MEMBERS = "org:sys_memberships:manage";

	static final String MANAGE_PROFILE = "org:sys_profile:manage";

	static final String DELETE = "org:sys_profile:delete";

	/**
	 * Refuses a member who lacks a permission.
	 * @throws ApiException with status 403
	 */
	OrganizationCaller require(String permission) {
		if (!this.roles.effectivePermissions(this.membership).contains(permission)) {
			throw ApiException.forbidden("missing_organization_permission", "The user has the role "
					+ this.membership.role() + ", which lacks the permission " + permission + ".");
		}
		return this;
	}

	String organizationId() {
		return this.organization.id();
	}

}
