package com.clerk.spring.test.emulator.sessions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Browsers as the Backend API shows them.
 */
public final class ClientJson {

	private ClientJson() {
	}

	/**
	 * Returns a browser.
	 * @param client the browser
	 * @param live its live sessions, oldest first
	 */
	public static Map<String, @Nullable Object> of(Client client, List<Session> live) {
		boolean active = live.stream().anyMatch((session) -> session.id().equals(client.activeSessionId()));
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "client");
		json.put("id", client.id());
		json.put("session_ids", live.stream().map(Session::id).toList());
		json.put("sessions", live.stream().map(SessionJson::of).toList());
		json.put("sign_in_id", null);
		json.put("sign_up_id", null);
		json.put("last_active_session_id", active ? client.activeSessionId() : null);
		json.put("last_authentication_strategy", null);
		json.put("created_at", client.createdAt().toEpochMilli());
		json.put("updated_at", client.updatedAt().toEpochMilli());
		return json;
	}

}
