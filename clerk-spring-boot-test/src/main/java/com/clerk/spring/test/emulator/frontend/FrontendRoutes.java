package com.clerk.spring.test.emulator.frontend;

import java.util.Optional;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiHandler;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.BodyParameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.http.Secrets;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SessionCookies;

/**
 * What the browser client can ask for, and what answers
 * ({@code shared/spec/clerk-emulator.md} section 5).
 *
 * @param instance the instance
 * @param state what is remembered
 * @param browsers knows browsers again
 * @param answers lets them be known again
 * @param environment the settings of the instance
 * @param devBrowsers makes development browsers
 * @param client the browser
 * @param sessions its sessions
 * @param reverifications lets users of its sessions verify factors again
 * @param signIns its attempts to sign in
 * @param signUps its attempts to sign up
 * @param me its user
 * @param organizations the organizations of its user
 * @param members the members of these
 * @param invitations invitations to organizations
 */
record FrontendRoutes(Instance instance, EmulatorState state, Browsers browsers, FrontendAnswers answers,
		EnvironmentResource environment, DevBrowsersResource devBrowsers, ClientResource client,
		BrowserSessionsResource sessions, ReverificationsResource reverifications, SignInsResource signIns,
		SignUpsResource signUps, MeResource me, MyOrganizationsResource organizations, MembersResource members,
		InvitationsResource invitations) {

	Router addTo(Router router) {
		router.get("/v1/environment", this.environment::get)
			.patch("/v1/environment", this.environment::get)
			.post("/v1/dev_browser", this.devBrowsers::create);
		addClient(router);
		addSessions(router);
		addAttempts(router);
		addUser(router);
		addOrganizations(router);
		return router;
	}

	private void addClient(Router router) {
		router.get("/v1/client", known(this.client::get))
			.put("/v1/client", known(this.client::create))
			.post("/v1/client", known(this.client::create))
			.delete("/v1/client", known(this.client::delete))
			.delete("/v1/client/sessions", known(this.client::signOut))
			.get("/v1/client/touch", known(this.client::touch));
	}

	private void addSessions(Router router) {
		router.get("/v1/client/sessions/{id}", known(this.sessions::get))
			.post("/v1/client/sessions/{id}/tokens", known(this.sessions::createToken))
			.post("/v1/client/sessions/{id}/tokens/{template}", known(this.sessions::createTokenOfTemplate))
			.post("/v1/client/sessions/{id}/touch", known(this.sessions::touch))
			.post("/v1/client/sessions/{id}/end", known(this.sessions::end))
			.post("/v1/client/sessions/{id}/remove", known(this.sessions::remove))
			.post("/v1/client/sessions/{id}/verify", known(this.reverifications::start))
			.post("/v1/client/sessions/{id}/verify/prepare_first_factor",
					known(this.reverifications::prepareFirstFactor))
			.post("/v1/client/sessions/{id}/verify/attempt_first_factor",
					known(this.reverifications::attemptFirstFactor))
			.post("/v1/client/sessions/{id}/verify/prepare_second_factor",
					known(this.reverifications::prepareSecondFactor))
			.post("/v1/client/sessions/{id}/verify/attempt_second_factor",
					known(this.reverifications::attemptSecondFactor));
	}

	private void addAttempts(Router router) {
		router.post("/v1/client/sign_ins", known(this.signIns::create))
			.get("/v1/client/sign_ins/{id}", known(this.signIns::get))
			.post("/v1/client/sign_ins/{id}/prepare_first_factor", known(this.signIns::prepareFirstFactor))
			.post("/v1/client/sign_ins/{id}/attempt_first_factor", known(this.signIns::attemptFirstFactor))
			.post("/v1/client/sign_ins/{id}/prepare_second_factor", known(this.signIns::prepareSecondFactor))
			.post("/v1/client/sign_ins/{id}/attempt_second_factor", known(this.signIns::attemptSecondFactor))
			.post("/v1/client/sign_ups", known(this.signUps::create))
			.get("/v1/client/sign_ups/{id}", known(this.signUps::get))
			.patch("/v1/client/sign_ups/{id}", known(this.signUps::update))
			.post("/v1/client/sign_ups/{id}/prepare_verification", known(this.signUps::prepareVerification))
			.post("/v1/client/sign_ups/{id}/attempt_verification", known(this.signUps::attemptVerification));
	}

	private void addUser(Router router) {
		router.get("/v1/me", known(this.me::get))
			.patch("/v1/me", known(this.me::update))
			.get("/v1/me/sessions", known(this.me::sessions))
			.get("/v1/me/sessions/active", known(this.me::sessions))
			.get("/v1/me/organization_memberships", known(this.members::mine))
			.delete("/v1/me/organization_memberships/{id}", known(this.members::leave))
			.get("/v1/me/organization_invitations", known(this.invitations::mine))
			.post("/v1/me/organization_invitations/{invitation_id}/accept", known(this.invitations::accept))
			.get("/v1/me/organization_suggestions", known(this.me::nothing));
	}

	private void addOrganizations(Router router) {
		router.post("/v1/organizations", known(this.organizations::create))
			.get("/v1/organizations/{id}", known(this.organizations::get))
			.patch("/v1/organizations/{id}", known(this.organizations::update))
			.delete("/v1/organizations/{id}", known(this.organizations::delete))
			.get("/v1/organizations/{id}/memberships", known(this.members::list))
			.post("/v1/organizations/{id}/memberships", known(this.members::add))
			.patch("/v1/organizations/{id}/memberships/{user_id}", known(this.members::changeRole))
			.delete("/v1/organizations/{id}/memberships/{user_id}", known(this.members::remove))
			.get("/v1/organizations/{id}/invitations", known(this.invitations::list))
			.post("/v1/organizations/{id}/invitations", known(this.invitations::create))
			.post("/v1/organizations/{id}/invitations/bulk", known(this.invitations::createSeveral))
			.post("/v1/organizations/{id}/invitations/{invitation_id}/revoke", known(this.invitations::revoke))
			.get("/v1/organizations/{id}/roles", known(this.organizations::roles))
			.get("/v1/organizations/{id}/domains", known(this.organizations::nothing))
			.get("/v1/organizations/{id}/membership_requests", known(this.organizations::nothing));
	}

	/**
	 * Lets a call in when a development instance knows the browser; a production instance
	 * lets in strangers too, who are signed out.
	 */
	private ApiHandler known(BrowserHandler handler) {
		return (request, path) -> {
			BrowserCall call = call(request);
			return withNewDevBrowser(answerOrError(handler, call, path), call);
		};
	}

	private ApiResponse answerOrError(BrowserHandler handler, BrowserCall call, PathVariables path) {
		try {
			return handler.handle(call, path);
		}
		catch (ApiException ex) {
			return this.answers.withCookies(call, ApiResponse.error(ex));
		}
	}

	/**
	 * Tells a browser what it is known by after that was rotated.
	 */
	private ApiResponse withNewDevBrowser(ApiResponse response, BrowserCall call) {
		Client client = call.browser();
		if (client == null || !this.instance.isDevelopment()) {
			return response;
		}
		boolean current = Secrets.areEqual(client.token(), call.request().query().get(SessionCookies.DEV_BROWSER));
		return current ? response : response.with("Clerk-Db-Jwt", client.token());
	}

	private BrowserCall call(ApiRequest request) {
		Optional<Client> client = this.instance.isDevelopment() ? devBrowser(request) : this.browsers.find(request);
		if (client.isEmpty() && this.instance.isDevelopment()) {
			throw ApiException.unknownDevBrowser();
		}
		return new BrowserCall(request, BodyParameters.of(request), client.orElse(null));
	}

	/**
	 * Finds a browser by what the client says, never by a cookie, which pages of any
	 * origin on this machine would send.
	 */
	private Optional<Client> devBrowser(ApiRequest request) {
		return this.state.clientWithToken(request.query().getOrEmpty(SessionCookies.DEV_BROWSER));
	}

}
