package com.clerk.spring.test.emulator;

import java.util.List;

/**
 * What a user is in an organization.
 *
 * @param organization the organization
 * @param role the role, such as {@code org:admin}
 * @param permissions permissions such as {@code org:invoices:read}
 * @since 0.1.0
 */
public record EmulatedMembership(EmulatedOrganization organization, String role, List<String> permissions) {

	/**
	 * Copies the permissions.
	 */
	public EmulatedMembership {
		permissions = List.copyOf(permissions);
	}

}
