package com.clerk.spring.test.emulator.sessions;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Sessions as the Backend API and webhooks show them.
 */
public final class SessionJson {

	private SessionJson() {
	}

	public static Map<String, @Nullable Object> of(Session session) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "session");
		json.put("id", session.id());
		json.put("client_id", session.clientId());
		json.put("user_id", session.userId());
		json.put("status", session.status().code());
		json.put("last_active_organization_id", session.organizationId());
		json.put("actor", session.actor().isEmpty() ? null : session.actor());
		json.put("latest_activity", null);
		json.put("last_active_at", session.updatedAt().toEpochMilli());
		json.put("expire_at", session.expiresAt().toEpochMilli());
		json.put("abandon_at", session.expiresAt().toEpochMilli());
		json.put("created_at", session.createdAt().toEpochMilli());
		json.put("updated_at", session.updatedAt().toEpochMilli());
		return json;
	}

	public static Map<String, Object> token(String token) {
		return Map.of("object", "token", "jwt", token);
	}

}
