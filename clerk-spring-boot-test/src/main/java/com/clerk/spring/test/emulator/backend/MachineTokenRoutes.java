package com.clerk.spring.test.emulator.backend;

import java.util.List;

import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;
import com.clerk.spring.test.emulator.machines.Machines;
import com.clerk.spring.test.emulator.oauth.OAuthApplications;

/**
 * What can be asked for about machines and their tokens. These paths have no version; the
 * client in Java puts one there all the same.
 *
 * @param instance whose they are
 * @param keys who may ask
 * @param machines the machines
 * @param issuer makes tokens
 * @param tokens the tokens
 * @param oauthApplications the applications that OAuth access tokens are given to
 */
public record MachineTokenRoutes(Instance instance, SecretKeys keys, Machines machines, MachineTokenIssuer issuer,
		MachineTokens tokens, OAuthApplications oauthApplications) {

	public Router addTo(Router router) {
		ApiKeysResource apiKeys = new ApiKeysResource(this.issuer, this.tokens);
		M2mTokensResource m2mTokens = new M2mTokensResource(this.keys, this.issuer, this.tokens);
		OAuthTokensResource oauthTokens = new OAuthTokensResource(this.tokens);
		MachinesResource machines = new MachinesResource(this.instance, this.machines);
		for (String version : List.of("", "/v1")) {
			router.get(version + "/api_keys", apiKeys::list)
				.post(version + "/api_keys", apiKeys::create)
				.post(version + "/api_keys/verify", apiKeys::verify)
				.get(version + "/api_keys/{id}", apiKeys::get)
				.delete(version + "/api_keys/{id}", apiKeys::delete)
				.post(version + "/api_keys/{id}/revoke", apiKeys::revoke)
				.get(version + "/m2m_tokens", m2mTokens::list)
				.post(version + "/m2m_tokens", m2mTokens::create)
				.post(version + "/m2m_tokens/verify", m2mTokens::verify)
				.post(version + "/m2m_tokens/{id}/revoke", m2mTokens::revoke)
				.post(version + "/oauth_applications/access_tokens/verify", oauthTokens::verify)
				.get(version + "/machines", machines::list)
				.post(version + "/machines", machines::create)
				.get(version + "/machines/{id}", machines::get)
				.patch(version + "/machines/{id}", machines::update)
				.delete(version + "/machines/{id}", machines::delete)
				.get(version + "/machines/{id}/secret_key", machines::secretKey)
				.post(version + "/machines/{id}/secret_key/rotate", machines::rotateSecretKey)
				.post(version + "/machines/{id}/scopes", machines::addScope)
				.delete(version + "/machines/{id}/scopes/{other_id}", machines::removeScope);
		}
		return addOAuthApplications(router);
	}

	private Router addOAuthApplications(Router router) {
		OAuthApplicationsResource applications = new OAuthApplicationsResource(this.instance, this.oauthApplications);
		return router.get("/v1/oauth_applications", applications::list)
			.post("/v1/oauth_applications", applications::create)
			.get("/v1/oauth_applications/{id}", applications::get)
			.patch("/v1/oauth_applications/{id}", applications::update)
			.delete("/v1/oauth_applications/{id}", applications::delete)
			.post("/v1/oauth_applications/{id}/rotate_secret", applications::rotateSecret);
	}

}
