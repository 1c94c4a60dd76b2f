package com.clerk.spring.test.emulator;

import java.util.List;

import org.springframework.util.Assert;

/**
 * A user's place in an organization.
 *
 * @param organizationId the organization
 * @param role the role, such as {@code org:admin}
 * @param permissions the permissions, such as {@code org:invoices:read}, system
 * permissions included
 */
record Membership(String organizationId, String role, List<String> permissions) {

	private static final String PREFIX = "org:";

	private static final String PERMISSION = "org:[^:,\\s]+:[^:,\\s]+";

	Membership {
		Assert.isTrue(role.startsWith(PREFIX) && role.length() > PREFIX.length(),
				() -> "A role starts with 'org:', as in 'org:admin', but was '" + role + "'");
		permissions.forEach((permission) -> Assert.isTrue(permission.matches(PERMISSION),
				() -> "A permission has the form 'org:feature:permission', but was '" + permission + "'"));
		permissions = List.copyOf(permissions);
	}

	String roleWithoutPrefix() {
		return this.role.substring(PREFIX.length());
	}

	/**
	 * Returns the permissions that travel in tokens: system permissions never do.
	 */
	List<String> permissionsInTokens() {
		return this.permissions.stream().filter((permission) -> !permission.startsWith("org:sys_")).toList();
	}

}
