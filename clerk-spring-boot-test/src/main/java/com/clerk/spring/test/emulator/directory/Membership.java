package com.clerk.spring.test.emulator.directory;

import java.time.Instant;
import java.util.List;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * A user's place in an organization.
 *
 * @param id its id, {@code orgmem_…}
 * @param organizationId the organization
 * @param role the role, such as {@code org:admin}
 * @param permissions the permissions, such as {@code org:invoices:read}, system
 * permissions included
 * @param metadata what the application keeps there
 * @param createdAt when it began
 * @param updatedAt when it was last changed
 */
public record Membership(String id, String organizationId, String role, List<String> permissions, Metadata metadata,
		Instant createdAt, Instant updatedAt) {

	private static final String PREFIX = "org:";

	private static final String PERMISSION = "org:[^:,\\s]+:[^:,\\s]+";

	public Membership {
		Assert.isTrue(role.startsWith(PREFIX) && role.length() > PREFIX.length(),
				() -> "A role starts with 'org:', as in 'org:admin', but was '" + role + "'");
		permissions.forEach((permission) -> Assert.isTrue(permission.matches(PERMISSION),
				() -> "A permission has the form 'org:feature:permission', but was '" + permission + "'"));
		permissions = List.copyOf(permissions);
	}

	public static Membership of(String organizationId, String role, List<String> permissions, Instant now) {
		return new Membership(Ids.next("orgmem_"), organizationId, role, permissions, Metadata.NONE, now, now);
	}

	public Membership withRole(String role, List<String> permissions, Instant now) {
		return new Membership(this.id, this.organizationId, role, permissions, this.metadata, this.createdAt, now);
	}

	public Membership withMetadata(Metadata metadata, Instant now) {
		return new Membership(this.id, this.organizationId, this.role, this.permissions, metadata, this.createdAt, now);
	}

	public String roleWithoutPrefix() {
		return this.role.substring(PREFIX.length());
	}

	/**
	 * Returns the permissions that travel in tokens: system permissions never do.
	 */
	public List<String> permissionsInTokens() {
		return this.permissions.stream().filter((permission) -> !permission.startsWith("org:sys_")).toList();
	}

}
