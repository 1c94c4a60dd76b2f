package com.clerk.spring.test.emulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * Makes what tells a client who signed in.
 */
final class IdTokens {

	static final Duration LIFETIME = Duration.ofDays(1);

	private final TokenSigner signer;

	private final Clock clock;

	IdTokens(TokenSigner signer, Clock clock) {
		this.signer = signer;
		this.clock = clock;
	}

	/**
	 * Makes one.
	 * @param grant what the user allowed
	 * @param account the user
	 * @param issuer who says so
	 * @param nonce what the client wants to see in it, or null
	 */
	String create(Grant grant, UserAccount account, String issuer, @Nullable String nonce) {
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", issuer);
		claims.put("sub", account.id());
		claims.put("aud", grant.clientId());
		claims.put("jti", Ids.next(""));
		claims.put("iat", now);
		claims.put("exp", now + LIFETIME.toSeconds());
		if (nonce != null) {
			claims.put("nonce", nonce);
		}
		UserClaims.of(account, grant.scopes()).forEach(claims::putIfAbsent);
		return this.signer.signIdToken(claims);
	}

}
