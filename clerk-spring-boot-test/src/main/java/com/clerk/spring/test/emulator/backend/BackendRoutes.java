package com.clerk.spring.test.emulator.backend;

import java.time.Clock;

import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SessionCookies;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * What is asked for at the Backend API about users, sessions and the instance, and what
 * answers.
 */
public final class BackendRoutes {

	private final InstanceResource instance;

	private final UserRoutes users;

	private final RolesResource roles;

	private final SessionsResource sessions;

	private final SessionRefreshResource sessionRefresh;

	private final ClientsResource clients;

	private final SignInTokensResource signInTokens;

	private final ActorTokensResource actorTokens;

	private final TestingTokensResource testingTokens;

	private final DomainsResource domains;

	private final ProxyChecksResource proxyChecks;

	public BackendRoutes(Instance instance, EmulatorState state, Users users, Sessions sessions, SessionTokens tokens,
			SessionCookies cookies, SignInTokens signInTokens, Domains domains, Clock clock) {
		this.instance = new InstanceResource(instance);
		this.users = new UserRoutes(users);
		this.roles = new RolesResource(users.organizations().roles(), clock.instant());
		this.sessions = new SessionsResource(instance, state, sessions, tokens);
		this.sessionRefresh = new SessionRefreshResource(sessions, tokens, cookies);
		this.clients = new ClientsResource(state);
		this.signInTokens = new SignInTokensResource(state, signInTokens);
		this.actorTokens = new ActorTokensResource(state, signInTokens);
		this.testingTokens = new TestingTokensResource(clock);
		this.domains = new DomainsResource(instance, domains);
		this.proxyChecks = new ProxyChecksResource(instance, domains, new ProxyCall(), clock);
	}

	public Router addTo(Router router) {
		return this.users.addTo(router)
			.get("/v1/instance", this.instance::get)
			.get("/v1/organization_roles", this.roles::list)
			.get("/v1/organization_roles/{id}", this.roles::get)
			.get("/v1/organization_permissions", this.roles::listPermissions)
			.get("/v1/organization_permissions/{id}", this.roles::getPermission)
			.get("/v1/sessions", this.sessions::list)
			.post("/v1/sessions", this.sessions::create)
			.get("/v1/sessions/{id}", this.sessions::get)
			.post("/v1/sessions/{id}/revoke", this.sessions::revoke)
			.post("/v1/sessions/{id}/refresh", this.sessionRefresh::refresh)
			.post("/v1/sessions/{id}/tokens", this.sessions::createToken)
			.post("/v1/sessions/{id}/tokens/{template}", this.sessions::createTokenOfTemplate)
			.get("/v1/clients", this.clients::list)
			.post("/v1/clients/verify", this.clients::verify)
			.get("/v1/clients/{id}", this.clients::get)
			.post("/v1/sign_in_tokens", this.signInTokens::create)
			.post("/v1/sign_in_tokens/{id}/revoke", this.signInTokens::revoke)
			.post("/v1/actor_tokens", this.actorTokens::create)
			.post("/v1/actor_tokens/{id}/revoke", this.actorTokens::revoke)
			.post("/v1/testing_tokens", this.testingTokens::create)
			.get("/v1/domains", this.domains::list)
			.post("/v1/domains", this.domains::add)
			.patch("/v1/domains/{id}", this.domains::update)
			.delete("/v1/domains/{id}", this.domains::delete)
			.post("/v1/proxy_checks", this.proxyChecks::check);
	}

	/**
	 * Hears of a call for the environment at the Frontend API, by which a check of a
	 * proxy learns that the proxy works.
	 */
	public void environmentAsked(ApiRequest request) {
		this.proxyChecks.arrived(request);
	}

}
