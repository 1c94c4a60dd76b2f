package com.clerk.spring.test.emulator.directory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What members of an organization may do where nothing else is said: the permissions of
 * Clerk's two roles, and of those that a test defines.
 */
public final class Roles {

	public static final String ADMIN = "org:admin";

	public static final String MEMBER = "org:member";

	private static final Map<String, List<String>> DEFAULTS = Map.of(ADMIN,
			List.of("org:sys_profile:manage", "org:sys_profile:delete", "org:sys_memberships:read",
					"org:sys_memberships:manage", "org:sys_domains:read", "org:sys_domains:manage"),
			MEMBER, List.of("org:sys_memberships:read"));

	private final Map<String, List<String>> roles = new ConcurrentHashMap<>(DEFAULTS);

	public void define(String role, List<String> permissions) {
		this.roles.put(role, List.copyOf(permissions));
	}

	boolean isDefined(String role) {
		return this.roles.containsKey(role);
	}

	/**
	 * Returns what a member may do: what the membership says, and what the role says of
	 * Clerk's own permissions ({@code org:sys_…}), which tests rarely list.
	 */
	public List<String> effectivePermissions(Membership membership) {
		Stream<String> system = permissions(membership.role()).stream()
			.filter((permission) -> permission.startsWith("org:sys_"));
		return Stream.concat(membership.permissions().stream(), system).distinct().toList();
	}

	/**
	 * Returns all roles, in the order of their names.
	 */
	public List<String> keys() {
		return this.roles.keySet().stream().sorted().toList();
	}

	public List<String> permissions(String role) {
		return this.roles.getOrDefault(role, List.of());
	}

	public void clear() {
		this.roles.clear();
		this.roles.putAll(DEFAULTS);
	}

}
