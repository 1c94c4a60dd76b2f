package com.clerk.spring.test.emulator.frontend;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * Sign-in by the browser client.
 */
final class SignInsResource {

	private final FrontendAnswers answers;

	private final SignIns signIns;

	private final Attempts<SignInAttempt> attempts;

	private final Sessions sessions;

	SignInsResource(FrontendAnswers answers, SignIns signIns, Attempts<SignInAttempt> attempts, Sessions sessions) {
		this.answers = answers;
		this.signIns = signIns;
		this.attempts = attempts;
		this.sessions = sessions;
	}

	ApiResponse create(BrowserCall unknown, PathVariables path) {
		BrowserCall call = (unknown.browser() != null) ? unknown : unknown.from(this.sessions.clientOrNew(""));
		return keep(call, this.signIns.begin(call.client(), call.parameters()));
	}

	ApiResponse get(BrowserCall call, PathVariables path) {
		return this.answers.read(call, this.answers.signIn(find(call, path)));
	}

	ApiResponse prepareFirstFactor(BrowserCall call, PathVariables path) {
		return keep(call, this.signIns.prepare(find(call, path), call.parameters()));
	}

	ApiResponse attemptFirstFactor(BrowserCall call, PathVariables path) {
		return keep(call, this.signIns.attempt(call.client(), find(call, path), strategy(call), call.parameters()));
	}

	ApiResponse prepareSecondFactor(BrowserCall call, PathVariables path) {
		return keep(call, this.signIns.prepareSecond(find(call, path), call.parameters()));
	}

	ApiResponse attemptSecondFactor(BrowserCall call, PathVariables path) {
		return keep(call, this.signIns.attemptSecond(call.client(), find(call, path), call.parameters()));
	}

	private static String strategy(BrowserCall call) {
		return call.parameters().required("strategy");
	}

	private ApiResponse keep(BrowserCall call, SignInAttempt attempt) {
		this.attempts.put(call.client(), attempt);
		return this.answers.changed(call, this.answers.signIn(attempt));
	}

	private SignInAttempt find(BrowserCall call, PathVariables path) {
		String id = path.get("id");
		return this.attempts.of(call.client())
			.filter((attempt) -> attempt.id().equals(id))
			.orElseThrow(() -> ApiException.notFound("No sign-in of this browser was found with id " + id));
	}

}
