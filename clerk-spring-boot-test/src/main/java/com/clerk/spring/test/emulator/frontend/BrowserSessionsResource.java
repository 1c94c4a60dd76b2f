package com.clerk.spring.test.emulator.frontend;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.Session;
import com.clerk.spring.test.emulator.sessions.SessionJson;
import com.clerk.spring.test.emulator.sessions.SessionStatus;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * The sessions of a browser: their tokens, their organizations, their ends.
 */
final class BrowserSessionsResource {

	private final FrontendAnswers answers;

	private final Callers callers;

	private final Sessions sessions;

	private final SessionTokens tokens;

	BrowserSessionsResource(FrontendAnswers answers, Callers callers, Sessions sessions, SessionTokens tokens) {
		this.answers = answers;
		this.callers = callers;
		this.sessions = sessions;
		this.tokens = tokens;
	}

	ApiResponse get(BrowserCall call, PathVariables path) {
		return this.answers.read(call, this.answers.session(call, live(call, path)));
	}

	/**
	 * Makes a session token, for an organization of the user's or for none.
	 */
	ApiResponse createToken(BrowserCall call, PathVariables path) {
		SignedIn signedIn = live(call, path);
		String organization = call.parameters().get("organization_id");
		Session session = (organization != null)
				? signedIn.session()
					.withOrganization(organizationId(signedIn, organization), signedIn.session().updatedAt())
				: signedIn.session();
		return this.answers.bare(call, SessionJson.token(this.tokens.create(session, call.authorizedParty())));
	}

	ApiResponse createTokenOfTemplate(BrowserCall call, PathVariables path) {
		String template = path.get("template");
		return this.tokens
			.createOfTemplate(live(call, path).session(), template, call.authorizedParty(), this.tokens.life())
			.map((token) -> this.answers.bare(call, SessionJson.token(token)))
			.orElseThrow(() -> ApiException.notFound("No JWT template exists with name " + template));
	}

	/**
	 * Makes a session the active one, and with it an organization.
	 */
	ApiResponse touch(BrowserCall call, PathVariables path) {
		SignedIn signedIn = live(call, path);
		String organization = call.parameters().get("active_organization_id");
		if (organization != null) {
			this.sessions.switchOrganization(signedIn, organizationId(signedIn, organization));
		}
		this.sessions.makeActive(signedIn.session());
		return changed(call, path);
	}

	ApiResponse end(BrowserCall call, PathVariables path) {
		return change(call, path, SessionStatus.ENDED);
	}

	ApiResponse remove(BrowserCall call, PathVariables path) {
		return change(call, path, SessionStatus.REMOVED);
	}

	private ApiResponse change(BrowserCall call, PathVariables path, SessionStatus status) {
		this.sessions.changeStatus(live(call, path).session().id(), status);
		return changed(call, path);
	}

	private ApiResponse changed(BrowserCall call, PathVariables path) {
		return this.answers.changed(call, this.answers.session(call, find(call, path)));
	}

	private static @Nullable String organizationId(SignedIn signedIn, String id) {
		if (id.isEmpty()) {
			return null;
		}
		return signedIn.account()
			.membership(id)
			.map(Membership::organizationId)
			.orElseThrow(() -> ApiException.notFound("The user is no member of an organization " + id));
	}

	private SignedIn live(BrowserCall call, PathVariables path) {
		return this.callers.live(call, path.get("id"));
	}

	private SignedIn find(BrowserCall call, PathVariables path) {
		return this.callers.find(call, path.get("id"));
	}

}
