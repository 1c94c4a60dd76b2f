package com.clerk.spring.test.emulator.machines;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * An OAuth access token to be made, which lives a day unless told.
 *
 * @param grant what it grants; it adds no claims
 * @param clientId which OAuth application it is given to
 * @param audience whom it is meant for, if not empty
 * @param jwt whether it is a JWT
 */
public record NewOAuthToken(MachineTokenGrant grant, String clientId, List<String> audience,
		boolean jwt) implements NewMachineToken {

	/** How long one is good unless told. */
	public static final Duration LIFETIME = Duration.ofDays(1);

	@Override
	public MachineToken make(TokenSigner signer, Instance instance, Instant now) {
		String id = Ids.next("oat_");
		Instant expiration = this.grant.expiration(now, LIFETIME);
		String text = this.jwt ? jwt(id, signer, instance, now, expiration) : Ids.secret("oat_");
		Map<String, @Nullable Object> details = new LinkedHashMap<>();
		details.put("client_id", this.clientId);
		details.put("type", "oauth:access_token");
		if (!this.audience.isEmpty()) {
			details.put("aud", this.audience);
		}
		return new MachineToken(TokenType.OAUTH_TOKEN, id, text, this.grant.subject(), this.grant.scopes(), Map.of(),
				details, expiration, MachineToken.Revocation.NONE, now, now);
	}

	private String jwt(String id, TokenSigner signer, Instance instance, Instant now, Instant expiration) {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", instance.issuer());
		claims.put("sub", this.grant.subject());
		claims.put("client_id", this.clientId);
		claims.put("jti", id);
		claims.put("scope", String.join(" ", this.grant.scopes()));
		claims.put("iat", now.getEpochSecond());
		claims.put("exp", expiration.getEpochSecond());
		if (!this.audience.isEmpty()) {
			claims.put("aud", this.audience);
		}
		return signer.signAccessToken(claims);
	}

}
