package com.clerk.spring.test.emulator.directory;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Roles and permissions as both APIs show them. Nothing tells when they were made, so
 * whoever shows them does.
 */
public final class RoleJson {

	private static final String PREFIX = "org:";

	private RoleJson() {
	}

	public static Map<String, Object> role(String key, List<String> permissions, Instant createdAt) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("object", "role");
		json.put("id", "role_" + name(key));
		json.put("name", name(key));
		json.put("key", key);
		json.put("description", "");
		json.put("is_creator_eligible", key.equals(Roles.ADMIN));
		json.put("permissions", permissions.stream().map((each) -> permission(each, createdAt)).toList());
		json.put("created_at", createdAt.toEpochMilli());
		json.put("updated_at", createdAt.toEpochMilli());
		return json;
	}

	public static Map<String, Object> permission(String key, Instant createdAt) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("object", "permission");
		json.put("id", "perm_" + name(key).replace(':', '_'));
		json.put("name", name(key));
		json.put("key", key);
		json.put("description", "");
		json.put("type", key.startsWith("org:sys_") ? "system" : "user");
		json.put("created_at", createdAt.toEpochMilli());
		json.put("updated_at", createdAt.toEpochMilli());
		return json;
	}

	private static String name(String key) {
		return key.substring(PREFIX.length());
	}

}
