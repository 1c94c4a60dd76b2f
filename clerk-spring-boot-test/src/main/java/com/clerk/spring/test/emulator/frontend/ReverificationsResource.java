package com.clerk.spring.test.emulator.frontend;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * Lets somebody who is signed in verify factors again, as an application asks for before
 * something that matters. Tokens made afterwards tell so.
 */
final class ReverificationsResource {

	private final FrontendAnswers answers;

	private final Callers callers;

	private final Attempts<Reverification> attempts;

	private final Factors factors;

	private final Sessions sessions;

	ReverificationsResource(FrontendAnswers answers, Callers callers, Attempts<Reverification> attempts,
			Factors factors, Sessions sessions) {
		this.answers = answers;
		this.callers = callers;
		this.attempts = attempts;
		this.factors = factors;
		this.sessions = sessions;
	}

	ApiResponse start(BrowserCall call, PathVariables path) {
		return keep(call, path, Reverification.begin(session(call, path).session().id(), level(call)));
	}

	private static Reverification.Level level(BrowserCall call) {
		String level = call.parameters().getOrEmpty("level");
		return switch (level) {
			case "", "second_factor" -> Reverification.Level.SECOND_FACTOR;
			case "first_factor" -> Reverification.Level.FIRST_FACTOR;
			case "multi_factor" -> Reverification.Level.MULTI_FACTOR;
			default -> throw ApiException.parameter("form_param_value_invalid", "level",
					"must be 'first_factor', 'second_factor' or 'multi_factor'.");
		};
	}

	ApiResponse prepareFirstFactor(BrowserCall call, PathVariables path) {
		Reverification attempt = find(call, path);
		return keep(call, path,
				attempt.withFirstFactor(this.factors.prepareFirst(account(call, path), call.parameters())));
	}

	ApiResponse attemptFirstFactor(BrowserCall call, PathVariables path) {
		Reverification attempt = find(call, path);
		Reverification verified = attempt.withFirstFactor(this.factors.attemptFirst(account(call, path),
				attempt.firstFactor(), call.parameters().required("strategy"), call.parameters()));
		this.sessions.verifyFirstFactor(attempt.sessionId());
		return keep(call, path, verified);
	}

	ApiResponse prepareSecondFactor(BrowserCall call, PathVariables path) {
		Reverification attempt = find(call, path);
		return keep(call, path,
				attempt.withSecondFactor(this.factors.prepareSecond(account(call, path), call.parameters())));
	}

	ApiResponse attemptSecondFactor(BrowserCall call, PathVariables path) {
		Reverification attempt = find(call, path);
		Reverification verified = attempt.withSecondFactor(
				this.factors.attemptSecond(account(call, path), attempt.secondFactor(), call.parameters()));
		this.sessions.verifySecondFactor(attempt.sessionId());
		return keep(call, path, verified);
	}

	private SignedIn session(BrowserCall call, PathVariables path) {
		return this.callers.live(call, path.get("id"));
	}

	private UserAccount account(BrowserCall call, PathVariables path) {
		return session(call, path).account();
	}

	private Reverification find(BrowserCall call, PathVariables path) {
		String sessionId = session(call, path).session().id();
		return this.attempts.of(call.client())
			.filter((attempt) -> attempt.sessionId().equals(sessionId))
			.orElseThrow(() -> ApiException.badRequest("verification_missing",
					"The verification of the session must be started first."));
	}

	private ApiResponse keep(BrowserCall call, PathVariables path, Reverification attempt) {
		this.attempts.put(call.client(), attempt);
		return this.answers.changed(call, json(call, session(call, path), attempt));
	}

	private Map<String, @Nullable Object> json(BrowserCall call, SignedIn signedIn, Reverification attempt) {
		UserAccount account = signedIn.account();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "session_verification");
		json.put("id", attempt.id());
		json.put("status", attempt.status(account));
		json.put("level", attempt.level().name().toLowerCase(Locale.ROOT));
		json.put("session", this.answers.session(call, signedIn));
		json.put("supported_first_factors", Factors.first(account));
		json.put("supported_second_factors", account.hasSecondFactor() ? Factors.second(account) : null);
		json.put("first_factor_verification", Verification.jsonOf(attempt.firstFactor()));
		json.put("second_factor_verification", Verification.jsonOf(attempt.secondFactor()));
		return json;
	}

}
