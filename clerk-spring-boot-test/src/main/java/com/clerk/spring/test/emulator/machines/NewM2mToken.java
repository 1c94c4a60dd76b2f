package com.clerk.spring.test.emulator.machines;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;

/**
 * A machine-to-machine token to be made.
 *
 * @param grant what it grants; its scopes are the machines that it may be sent to
 * @param jwt whether it is a JWT, which lives an hour unless told
 */
public record NewM2mToken(MachineTokenGrant grant, boolean jwt) implements NewMachineToken {

	private static final long NOT_BEFORE_LEEWAY = 10;

	private static final Duration JWT_LIFETIME = Duration.ofHours(1);

	@Override
	public MachineToken make(TokenSigner signer, Instance instance, Instant now) {
		String id = Ids.next("mt_");
		Instant expiration = this.jwt ? this.grant.expiration(now, JWT_LIFETIME) : this.grant.expiration(now);
		String text = (expiration != null && this.jwt) ? jwt(id, signer, instance, now, expiration) : Ids.secret("mt_");
		return new MachineToken(TokenType.M2M_TOKEN, id, text, this.grant.subject(), this.grant.scopes(),
				this.grant.claims(), Map.of(), expiration, MachineToken.Revocation.NONE, now, now);
	}

	private String jwt(String id, TokenSigner signer, Instance instance, Instant now, Instant expiration) {
		long issuedAt = now.getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", instance.issuer());
		claims.put("sub", this.grant.subject());
		claims.put("aud", this.grant.scopes());
		claims.put("scopes", String.join(" ", this.grant.scopes()));
		claims.put("jti", id);
		claims.put("iat", issuedAt);
		claims.put("nbf", issuedAt - NOT_BEFORE_LEEWAY);
		claims.put("exp", expiration.getEpochSecond());
		this.grant.claims().forEach(claims::putIfAbsent);
		return signer.signM2mToken(claims);
	}

}
