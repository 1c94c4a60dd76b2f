package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sessions, as the Backend API shows them.
 */
final class SessionsResource {

	private static final Duration LIFE = Duration.ofDays(7);

	private static final Duration MAX_TOKEN_LIFE = Duration.ofDays(3650);

	private final Sessions sessions;

	private final SessionTokens tokens;

	SessionsResource(Sessions sessions, SessionTokens tokens) {
		this.sessions = sessions;
		this.tokens = tokens;
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200, json(find(path).session()));
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.sessions.changeStatus(id, SessionStatus.REVOKED)
			.map((session) -> ApiResponse.json(200, json(session)))
			.orElseThrow(() -> unknown(id));
	}

	/**
	 * Makes a session token, which has no authorized party as no browser asks for it.
	 */
	ApiResponse createToken(ApiRequest request, PathVariables path) {
		Session session = find(path).session();
		if (!session.isLive()) {
			throw ApiException.sessionNotActive();
		}
		Object seconds = Json.readBody(request.body()).get("expires_in_seconds");
		String token = (seconds != null) ? this.tokens.create(session, null, life(seconds))
				: this.tokens.create(session, null);
		return ApiResponse.json(200, Map.of("object", "token", "jwt", token));
	}

	private static Duration life(Object seconds) {
		if (seconds instanceof Integer number && number > 0 && number <= MAX_TOKEN_LIFE.toSeconds()) {
			return Duration.ofSeconds(number);
		}
		throw ApiException.unprocessable("form_param_value_invalid",
				"expires_in_seconds must be a positive number of seconds.");
	}

	private SignedIn find(PathVariables path) {
		String id = path.get("id");
		return this.sessions.find(id).orElseThrow(() -> unknown(id));
	}

	private static ApiException unknown(String id) {
		return ApiException.notFound("No session was found with id " + id);
	}

	private static Map<String, Object> json(Session session) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("object", "session");
		json.put("id", session.id());
		json.put("client_id", session.clientId());
		json.put("user_id", session.userId());
		json.put("status", session.status().code());
		json.put("last_active_organization_id", session.organizationId());
		json.put("actor", null);
		json.put("last_active_at", session.updatedAt().toEpochMilli());
		json.put("expire_at", session.createdAt().plus(LIFE).toEpochMilli());
		json.put("abandon_at", session.createdAt().plus(LIFE).toEpochMilli());
		json.put("created_at", session.createdAt().toEpochMilli());
		json.put("updated_at", session.updatedAt().toEpochMilli());
		return json;
	}

}
