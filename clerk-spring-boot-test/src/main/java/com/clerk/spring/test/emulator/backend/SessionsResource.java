package com.clerk.spring.test.emulator.backend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.Session;
import com.clerk.spring.test.emulator.sessions.SessionJson;
import com.clerk.spring.test.emulator.sessions.SessionStatus;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * Sessions, as the Backend API shows and changes them.
 */
final class SessionsResource {

	private static final Set<String> QUERY = Set.of("client_id", "user_id", "status", "paginated", "limit", "offset");

	private final Instance instance;

	private final EmulatorState state;

	private final Sessions sessions;

	private final SessionTokens tokens;

	SessionsResource(Instance instance, EmulatorState state, Sessions sessions, SessionTokens tokens) {
		this.instance = instance;
		this.state = state;
		this.sessions = sessions;
		this.tokens = tokens;
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		query.requireKnown(QUERY);
		List<Session> found = this.sessions.all()
			.stream()
			.filter((session) -> is(query, "client_id", session.clientId()))
			.filter((session) -> is(query, "user_id", session.userId()))
			.filter((session) -> is(query, "status", session.status().code()))
			.toList();
		List<Map<String, @Nullable Object>> page = Page.of(query).of(found).stream().map(SessionJson::of).toList();
		return "true".equals(query.get("paginated")) ? ApiResponse.list(page, found.size())
				: ApiResponse.json(200, page);
	}

	private static boolean is(Parameters query, String name, String value) {
		return query.get(name) == null || value.equals(query.get(name));
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200, SessionJson.of(find(path).session()));
	}

	/**
	 * Makes a session without a browser, for tests, which production instances refuse.
	 */
	ApiResponse create(ApiRequest request, PathVariables path) {
		if (!this.instance.isDevelopment()) {
			throw ApiException.forbidden("Sessions are created on development instances only.");
		}
		JsonBody body = JsonBody.of(request, Set.of("user_id", "active_organization_id"));
		String userId = body.requiredText("user_id");
		UserAccount account = this.state.account(userId).orElseThrow(() -> UsersResource.unknown(userId));
		SignedIn signedIn = this.sessions.begin(null, account);
		String organization = body.text("active_organization_id");
		return ApiResponse.json(200, SessionJson
			.of(((organization != null) ? this.sessions.activate(signedIn, organization) : signedIn).session()));
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.sessions.changeStatus(id, SessionStatus.REVOKED)
			.map((session) -> ApiResponse.json(200, SessionJson.of(session)))
			.orElseThrow(() -> unknown(id));
	}

	/**
	 * Makes a session token, which has no authorized party as no browser asks for it.
	 */
	ApiResponse createToken(ApiRequest request, PathVariables path) {
		Session session = live(path);
		Optional<Duration> life = JsonBody.of(request).seconds("expires_in_seconds");
		return token(this.tokens.create(session, null, life.orElseGet(this.tokens::life)));
	}

	ApiResponse createTokenOfTemplate(ApiRequest request, PathVariables path) {
		String name = path.get("template");
		Optional<Duration> life = JsonBody.of(request).seconds("expires_in_seconds");
		return this.tokens.createOfTemplate(live(path), name, null, life.orElseGet(this.tokens::life))
			.map(SessionsResource::token)
			.orElseThrow(() -> ApiException.notFound("No JWT template exists with name " + name));
	}

	private static ApiResponse token(String token) {
		return ApiResponse.json(200, SessionJson.token(token));
	}

	private Session live(PathVariables path) {
		Session session = find(path).session();
		if (!session.isLive()) {
			throw ApiException.sessionNotActive();
		}
		return session;
	}

	private SignedIn find(PathVariables path) {
		String id = path.get("id");
		return this.sessions.find(id).orElseThrow(() -> unknown(id));
	}

	private static ApiException unknown(String id) {
		return ApiException.notFound("No session was found with id " + id);
	}

}
