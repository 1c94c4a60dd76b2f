package com.clerk.spring.test.emulator.oauth;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.directory.Directory;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.machines.MachineToken;

/**
 * Tells a client what became of its own tokens (RFC 7662), and takes them back (RFC
 * 7009). Whether a token of somebody else exists it does not learn.
 */
final class TokenStateResource {

	private final OAuthClients clients;

	private final AccessTokens accessTokens;

	private final Grants grants;

	private final Directory directory;

	TokenStateResource(OAuthClients clients, AccessTokens accessTokens, Grants grants, Directory directory) {
		this.clients = clients;
		this.accessTokens = accessTokens;
		this.grants = grants;
		this.directory = directory;
	}

	ApiResponse tokenInfo(ApiRequest request, PathVariables path) {
		return OAuthAnswers.of(() -> {
			Parameters form = OAuthForm.of(request);
			OAuthApplication application = this.clients.requireConfidential(request, form);
			String token = OAuthForm.required(form, "token");
			return this.accessTokens.find(token, application)
				.filter((found) -> isWelcome(found.subject()))
				.map(TokenStateResource::active)
				.or(() -> refreshToken(token, application).map(OpenGrant::grant)
					.filter((grant) -> isWelcome(grant.userId()))
					.map(TokenStateResource::active))
				.orElseGet(() -> Map.of("active", false));
		});
	}

	private boolean isWelcome(String userId) {
		return this.directory.account(userId).filter(UserAccount::isWelcome).isPresent();
	}

	private static Map<String, Object> active(MachineToken token) {
		Map<String, Object> info = active(String.valueOf(token.details().get("client_id")), token.subject(),
				token.scopes());
		info.put("iat", token.createdAt().getEpochSecond());
		Instant expiration = token.expiration();
		if (expiration != null) {
			info.put("exp", expiration.getEpochSecond());
		}
		return info;
	}

	private static Map<String, Object> active(Grant grant) {
		return active(grant.clientId(), grant.userId(), grant.scopes());
	}

	private static Map<String, Object> active(String clientId, String userId, List<String> scopes) {
		Map<String, Object> info = new LinkedHashMap<>();
		info.put("active", true);
		info.put("client_id", clientId);
		info.put("sub", userId);
		info.put("scope", String.join(" ", scopes));
		return info;
	}

	private Optional<OpenGrant> refreshToken(String text, OAuthApplication application) {
		return this.grants.withRefreshToken(text).filter((grant) -> grant.grant().isFor(application));
	}

	/**
	 * Takes back an access token, or a refresh token with all that the user allowed.
	 */
	ApiResponse revoke(ApiRequest request, PathVariables path) {
		return OAuthAnswers.of(() -> {
			Parameters form = OAuthForm.of(request);
			OAuthApplication application = this.clients.require(request, form);
			String token = OAuthForm.required(form, "token");
			this.accessTokens.find(token, application).ifPresent(this.accessTokens::revoke);
			refreshToken(token, application).ifPresent((grant) -> this.grants.end(grant, "The client gave it back."));
			return Map.of();
		});
	}

}
