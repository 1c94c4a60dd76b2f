package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.TokenSigner;
import com.clerk.spring.test.emulator.machines.NewOAuthToken;

/**
 * Makes what tells a client who signed in.
 */
final class IdTokens {

	private final TokenSigner signer;

	private final Clock clock;

	IdTokens(TokenSigner signer, Clock clock) {
		this.signer = signer;
		this.clock = clock;
	}

	/**
	 * Makes one.
	 * @param application the client
	 * @param account the user
	 * @param scopes what the client may know
	 * @param issuer who says so
	 * @param asked claims that the client asked for
	 */
	String create(OAuthApplication application, UserAccount account, List<String> scopes, String issuer,
			Map<String, Object> asked) {
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", issuer);
		claims.put("sub", account.id());
		claims.put("aud", application.clientId());
		claims.put("jti", Ids.next(""));
		claims.put("iat", now);
		claims.put("exp", now + NewOAuthToken.LIFETIME.toSeconds());
		asked.forEach(claims::putIfAbsent);
		UserClaims.of(account, scopes).forEach(claims::putIfAbsent);
		return this.signer.signIdToken(claims);
	}

}
