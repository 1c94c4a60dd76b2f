package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;

import com.clerk.spring.test.emulator.directory.Directory;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;

/**
 * All that belongs to OAuth, put together.
 */
public final class OAuthServer {

	private final OAuthApplications applications;

	private final Grants grants;

	private final Authorizations authorizations;

	private final TokenResource tokens;

	private final TokenStateResource tokenStates;

	private final UserInfoResource userInfo;

	public OAuthServer(Instance instance, Directory directory, TokenSigner signer, MachineTokenIssuer issuer,
			MachineTokens machineTokens, Clock clock) {
		this.grants = new Grants(issuer, machineTokens);
		this.applications = new OAuthApplications(
				(removed) -> this.grants.endAll(removed, "The OAuth application was deleted."), clock);
		this.authorizations = new Authorizations(this.applications, clock);
		OAuthClients clients = new OAuthClients(this.applications);
		AccessTokens accessTokens = new AccessTokens(machineTokens);
		this.tokens = new TokenResource(clients, this.authorizations, this.grants, new IdTokens(signer, clock),
				directory);
		this.tokenStates = new TokenStateResource(clients, accessTokens, this.grants, directory);
		this.userInfo = new UserInfoResource(instance, accessTokens, directory);
	}

	public OAuthApplications applications() {
		return this.applications;
	}

	public AuthorizationRequests requests() {
		return new AuthorizationRequests(this.applications);
	}

	public Authorizations authorizations() {
		return this.authorizations;
	}

	/**
	 * Adds what clients ask the Frontend API for.
	 */
	public Router addTo(Router frontendApi) {
		return frontendApi.post("/oauth/token", this.tokens::post)
			.post("/oauth/token/revoke", this.tokenStates::revoke)
			.post("/oauth/token_info", this.tokenStates::tokenInfo)
			.get("/oauth/userinfo", this.userInfo::get)
			.post("/oauth/userinfo", this.userInfo::get)
			.get("/.well-known/oauth-authorization-server", MetadataResource::get)
			.get("/.well-known/openid-configuration", MetadataResource::get);
	}

	public void clear() {
		this.applications.clear();
		this.authorizations.clear();
		this.grants.clear();
	}

}
