package com.clerk.spring.test.emulator.backend;

import java.util.List;

import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;

/**
 * What can be asked for about machine tokens. These paths have no version; the client in
 * Java puts one there all the same.
 *
 * @param keys who may ask
 * @param issuer makes tokens
 * @param tokens the tokens
 */
public record MachineTokenRoutes(SecretKeys keys, MachineTokenIssuer issuer, MachineTokens tokens) {

	public Router addTo(Router router) {
		ApiKeysResource apiKeys = new ApiKeysResource(this.issuer, this.tokens);
		M2mTokensResource m2mTokens = new M2mTokensResource(this.keys, this.issuer, this.tokens);
		OAuthTokensResource oauthTokens = new OAuthTokensResource(this.tokens);
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
				.post(version + "/oauth_applications/access_tokens/verify", oauthTokens::verify);
		}
		return router;
	}

}
