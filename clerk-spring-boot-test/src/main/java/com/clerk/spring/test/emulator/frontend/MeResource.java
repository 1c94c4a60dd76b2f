package com.clerk.spring.test.emulator.frontend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.Session;
import com.clerk.spring.test.emulator.sessions.SessionJson;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * The user who is signed in.
 */
final class MeResource {

	private final FrontendAnswers answers;

	private final Callers callers;

	private final Users users;

	private final Sessions sessions;

	MeResource(FrontendAnswers answers, Callers callers, Users users, Sessions sessions) {
		this.answers = answers;
		this.callers = callers;
		this.users = users;
		this.sessions = sessions;
	}

	ApiResponse get(BrowserCall call, PathVariables path) {
		return this.answers.read(call, user(this.callers.require(call).account()));
	}

	ApiResponse update(BrowserCall call, PathVariables path) {
		UserAccount account = this.callers.require(call).account();
		UserAccount changed = this.users.change(account.id(), (old) -> changed(old, call.parameters()))
			.orElseThrow(ApiException::notSignedIn);
		return this.answers.changed(call, user(changed));
	}

	private static UserAccount changed(UserAccount account, Parameters parameters) {
		User user = account.user();
		String firstName = parameters.get("first_name");
		String lastName = parameters.get("last_name");
		String metadata = parameters.get("unsafe_metadata");
		UserAccount changed = account.withUser(user.withName((firstName != null) ? firstName : user.firstName(),
				(lastName != null) ? lastName : user.lastName()));
		if (metadata == null) {
			return changed;
		}
		Metadata old = account.details().metadata();
		return changed.withDetails((details) -> details
			.withMetadata(new Metadata(old.publicData(), old.privateData(), Json.readBody(metadata))));
	}

	private Map<String, @Nullable Object> user(UserAccount account) {
		return this.answers.json().user(account);
	}

	/**
	 * Returns all sessions of the user, whatever the browser.
	 */
	ApiResponse sessions(BrowserCall call, PathVariables path) {
		String userId = this.callers.require(call).account().id();
		return this.answers.read(call,
				this.sessions.all()
					.stream()
					.filter((session) -> session.isLive() && session.userId().equals(userId))
					.map(MeResource::device)
					.toList());
	}

	private static Map<String, @Nullable Object> device(Session session) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>(SessionJson.of(session));
		json.put("latest_activity",
				Map.of("object", "session_activity", "id", Ids.next("sess_activity_"), "is_mobile", false));
		return json;
	}

	/**
	 * Answers with a list that is always empty: the local Clerk suggests no
	 * organizations.
	 */
	ApiResponse nothing(BrowserCall call, PathVariables path) {
		this.callers.require(call);
		return this.answers.readPage(call, List.of(), List.of());
	}

}
