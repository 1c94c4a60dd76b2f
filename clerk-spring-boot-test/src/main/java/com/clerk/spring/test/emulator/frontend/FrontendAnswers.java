package com.clerk.spring.test.emulator.frontend;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * What the calls of the browser client are answered with
 * ({@code shared/spec/clerk-emulator.md} section 4): the resource, and with whatever may
 * have changed something the whole state of the browser.
 */
final class FrontendAnswers {

	private static final int OK = 200;

	private final Instance instance;

	private final Browsers browsers;

	private final Sessions sessions;

	private final SessionTokens tokens;

	private final FrontendJson json;

	private final Attempts<SignInAttempt> signIns;

	private final Attempts<SignUpAttempt> signUps;

	private final EmulatorState state;

	private final Clock clock;

	FrontendAnswers(Instance instance, Browsers browsers, Sessions sessions, SessionTokens tokens, FrontendJson json,
			Attempts<SignInAttempt> signIns, Attempts<SignUpAttempt> signUps, EmulatorState state, Clock clock) {
		this.instance = instance;
		this.browsers = browsers;
		this.sessions = sessions;
		this.tokens = tokens;
		this.json = json;
		this.signIns = signIns;
		this.signUps = signUps;
		this.state = state;
		this.clock = clock;
	}

	/**
	 * Answers a call that changed nothing.
	 */
	ApiResponse read(BrowserCall call, @Nullable Object resource) {
		return envelope(call, resource, null);
	}

	ApiResponse readPage(BrowserCall call, List<?> all, List<?> page) {
		return read(call, Map.of("data", page, "total_count", all.size()));
	}

	/**
	 * Answers a call that may have changed something.
	 */
	ApiResponse changed(BrowserCall call, @Nullable Object resource) {
		return envelope(call, resource, client(call));
	}

	/**
	 * Answers a call whose resource is the browser itself.
	 */
	ApiResponse changedClient(BrowserCall call) {
		Map<String, @Nullable Object> client = client(call);
		return envelope(call, client, client);
	}

	/**
	 * Answers the last call of a browser that a production instance knew.
	 */
	ApiResponse forgotten(BrowserCall call) {
		return this.browsers.forget(read(call.from(null), null), call.request());
	}

	private ApiResponse envelope(BrowserCall call, @Nullable Object resource, @Nullable Object client) {
		Map<String, @Nullable Object> envelope = new LinkedHashMap<>();
		envelope.put("response", resource);
		envelope.put("client", client);
		return bare(call, envelope);
	}

	/**
	 * Answers without an envelope.
	 */
	ApiResponse bare(BrowserCall call, Object value) {
		return withCookies(call, ApiResponse.json(OK, value));
	}

	/**
	 * Lets a production instance know the browser again.
	 */
	ApiResponse withCookies(BrowserCall call, ApiResponse response) {
		Client client = call.browser();
		if (client == null || this.instance.isDevelopment()) {
			return response;
		}
		Optional<Client> known = this.state.client(client.id());
		return known
			.map((now) -> this.browsers.keep(response, call.request(), now, !this.state.liveSessions(now).isEmpty()))
			.orElse(response);
	}

	Map<String, @Nullable Object> session(BrowserCall call, SignedIn signedIn) {
		String token = signedIn.session().isLive() ? this.tokens.create(signedIn.session(), call.authorizedParty())
				: null;
		return this.json.session(signedIn, token, this.clock.instant());
	}

	/**
	 * Returns the state of the browser, or null for one that is not known.
	 */
	@Nullable Map<String, @Nullable Object> client(BrowserCall call) {
		return Optional.ofNullable(call.browser())
			.flatMap((client) -> this.state.client(client.id()))
			.map((client) -> client(call, client))
			.orElse(null);
	}

	private Map<String, @Nullable Object> client(BrowserCall call, Client client) {
		List<Map<String, @Nullable Object>> live = this.sessions.live(client)
			.stream()
			.map((signedIn) -> session(call, signedIn))
			.toList();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "client");
		json.put("id", client.id());
		json.put("sessions", live);
		json.put("sign_in",
				this.signIns.of(client).filter((attempt) -> !attempt.isComplete()).map(this::signIn).orElse(null));
		json.put("sign_up",
				this.signUps.of(client)
					.filter((attempt) -> !attempt.isComplete())
					.map(AttemptJson::signUp)
					.orElse(null));
		json.put("last_active_session_id",
				this.sessions.current(client).map((signedIn) -> signedIn.session().id()).orElse(null));
		json.put("last_authentication_strategy", null);
		json.put("captcha_bypass", true);
		json.put("cookie_expires_at", null);
		json.put("created_at", client.createdAt().toEpochMilli());
		json.put("updated_at", client.updatedAt().toEpochMilli());
		return json;
	}

	Map<String, @Nullable Object> signIn(SignInAttempt attempt) {
		String userId = attempt.userId();
		return AttemptJson.signIn(attempt, (userId != null) ? this.state.account(userId).orElse(null) : null);
	}

	FrontendJson json() {
		return this.json;
	}

}
