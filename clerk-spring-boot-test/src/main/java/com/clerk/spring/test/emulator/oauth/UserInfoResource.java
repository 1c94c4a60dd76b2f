package com.clerk.spring.test.emulator.oauth;

import java.util.LinkedHashMap;
import java.util.Map;

import com.clerk.spring.test.emulator.directory.Directory;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.machines.MachineToken;

/**
 * Tells a client about the user that allowed it to know.
 */
final class UserInfoResource {

	private final Instance instance;

	private final AccessTokens tokens;

	private final Directory directory;

	UserInfoResource(Instance instance, AccessTokens tokens, Directory directory) {
		this.instance = instance;
		this.tokens = tokens;
		this.directory = directory;
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		String text = request.bearerToken();
		if (text == null) {
			// RFC 6750: who shows nothing is told of no error.
			return new ApiResponse(401, Map.of(), "").with("WWW-Authenticate", "Bearer")
				.with("Cache-Control", "no-store");
		}
		return OAuthAnswers.of(() -> userInfo(text));
	}

	private Map<String, Object> userInfo(String text) {
		MachineToken token = this.tokens.find(text)
			.orElseThrow(() -> OAuthException.invalidToken("The access token is not known, revoked or expired."));
		UserAccount account = this.directory.account(token.subject())
			.filter(UserAccount::isWelcome)
			.orElseThrow(() -> OAuthException.invalidToken("The user is gone, banned or locked."));
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("instance_id", this.instance.id());
		claims.put("user_id", account.id());
		claims.put("sub", account.id());
		claims.putAll(UserClaims.of(account, token.scopes()));
		return claims;
	}

}
