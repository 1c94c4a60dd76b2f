package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.util.function.UnaryOperator;

/**
 * All that can be asked for, and what answers.
 *
 * @param instance the instance
 * @param keys its keys
 * @param state what is remembered
 * @param tokens makes session tokens
 * @param cookies makes the cookies of a session
 * @param sessions what can be done with sessions
 * @param users what can be done with users
 * @param handshake what handshakes are answered with
 * @param satellites what satellite domains are answered with
 * @param domains the domains of the instance
 * @param machineTokens what is asked for about machine tokens
 * @param browserClient what the browser client talks to
 * @param cors whose pages may call it
 * @param scripts the scripts of the browser client
 * @param clock the time
 */
record EmulatorRoutes(Instance instance, SigningKeys keys, EmulatorState state, SessionTokens tokens,
		SessionCookies cookies, Sessions sessions, Users users, HandshakeResource handshake, SatelliteSync satellites,
		Domains domains, MachineTokenRoutes machineTokens, BrowserClient browserClient, Cors cors,
		BrowserScripts scripts, Clock clock) {

	/**
	 * Returns what answers.
	 * @param hosted the pages
	 * @param control adds what is asked for without a key
	 */
	Dispatcher dispatcher(HostedPages hosted, UnaryOperator<Router> control) {
		ProxyChecksResource proxyChecks = new ProxyChecksResource(this.instance, this.domains, new ProxyCall(),
				this.clock);
		return new Dispatcher(control.apply(pages(hosted)), new FrontendApi(frontendApi(proxyChecks), this.cors),
				this.machineTokens.addTo(backendApi(proxyChecks)), this.machineTokens.keys());
	}

	private Router pages(HostedPages hosted) {
		SignInPage signIn = new SignInPage(hosted, this.state);
		SignUpPage signUp = new SignUpPage(hosted, this.users);
		SignOutPage signOut = new SignOutPage(hosted);
		TasksPage tasks = new TasksPage(hosted, this.sessions);
		return new Router().get("/npm/@clerk/{package}/dist/{file}", new BrowserScriptsResource(this.scripts)::get)
			.get("/sign-in", signIn::show)
			.post("/sign-in", signIn::submit)
			.get("/sign-in/tasks", tasks::show)
			.post("/sign-in/tasks", tasks::submit)
			.get("/sign-up", signUp::show)
			.post("/sign-up", signUp::submit)
			.get("/sign-out", signOut::show)
			.post("/sign-out", signOut::submit);
	}

	private Router frontendApi(ProxyChecksResource proxyChecks) {
		return this.browserClient.routes(proxyChecks)
			.addTo(new Router())
			.get("/.well-known/jwks.json", new KeySetResource(this.keys)::get)
			.get("/v1/client/handshake", this.handshake::get)
			.get("/v1/client/sync", this.satellites::answer);
	}

	private Router backendApi(ProxyChecksResource proxyChecks) {
		DomainsResource domainsResource = new DomainsResource(this.instance, this.domains);
		SessionsResource sessionsResource = new SessionsResource(this.instance, this.state, this.sessions, this.tokens);
		return new UserRoutes(this.users).addTo(new Router())
			.get("/v1/jwks", new KeySetResource(this.keys)::get)
			.get("/v1/instance", new InstanceResource(this.instance)::get)
			.get("/v1/clients/handshake_payload", this.handshake::payload)
			.get("/v1/sessions", sessionsResource::list)
			.post("/v1/sessions", sessionsResource::create)
			.get("/v1/sessions/{id}", sessionsResource::get)
			.post("/v1/sessions/{id}/revoke", sessionsResource::revoke)
			.post("/v1/sessions/{id}/refresh",
					new SessionRefreshResource(this.sessions, this.tokens, this.cookies)::refresh)
			.post("/v1/sessions/{id}/tokens", sessionsResource::createToken)
			.post("/v1/sessions/{id}/tokens/{template}", sessionsResource::createTokenOfTemplate)
			.post("/v1/sign_in_tokens", this.browserClient.signInTokens()::create)
			.post("/v1/sign_in_tokens/{id}/revoke", this.browserClient.signInTokens()::revoke)
			.get("/v1/domains", domainsResource::list)
			.post("/v1/domains", domainsResource::add)
			.patch("/v1/domains/{id}", domainsResource::update)
			.delete("/v1/domains/{id}", domainsResource::delete)
			.post("/v1/proxy_checks", proxyChecks::check);
	}

}
