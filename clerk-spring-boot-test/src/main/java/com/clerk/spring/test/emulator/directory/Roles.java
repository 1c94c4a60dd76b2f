package com.clerk.spring.test.emulator.directory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
	 * Whether a member may do something, be it that the membership says so or that the
	 * role does.
	 */
	public boolean permit(Membership membership, String permission) {
		return membership.permissions().contains(permission) || permissions(membership.role()).contains(permission);
	}

	public List<String> permissions(String role) {
		return this.roles.getOrDefault(role, List.of());
	}

	public void clear() {
		this.roles.clear();
		this.roles.putAll(DEFAULTS);
	}

}
