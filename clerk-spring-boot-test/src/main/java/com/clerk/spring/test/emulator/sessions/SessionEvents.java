package com.clerk.spring.test.emulator.sessions;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.ChangeListener;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.UserJson;

/**
 * Tells of changes of sessions.
 */
final class SessionEvents {

	private final ChangeListener listener;

	SessionEvents(ChangeListener listener) {
		this.listener = listener;
	}

	/**
	 * Tells of a session that began, ended, was removed or revoked; of nothing else.
	 */
	void changed(Session session, @Nullable UserAccount account) {
		String verb = switch (session.status()) {
			case ACTIVE -> "created";
			case ENDED -> "ended";
			case REMOVED -> "removed";
			case REVOKED -> "revoked";
			case PENDING, REPLACED -> "";
		};
		if (!verb.isEmpty()) {
			Map<String, @Nullable Object> data = new LinkedHashMap<>(SessionJson.of(session));
			data.put("user", (account != null) ? UserJson.of(account) : null);
			this.listener.changed("session." + verb, data);
		}
	}

}
