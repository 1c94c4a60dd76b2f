package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.clerk.spring.auth.TokenType;

/**
 * Describes a machine-to-machine token to be made, opaque unless told.
 *
 * @since 0.1.0
 */
public final class EmulatedM2mTokenBuilder extends EmulatedMachineTokenBuilder<EmulatedM2mTokenBuilder> {

	private static final long NOT_BEFORE_LEEWAY = 10;

	private static final Duration JWT_LIFETIME = Duration.ofHours(1);

	private boolean jwt;

	EmulatedM2mTokenBuilder() {
		super(Ids.next("mch_"));
	}

	/**
	 * Sets whose it is. It may be sent to those machines that its machine may call,
	 * unless {@link #scopes(String...)} tells others.
	 * @param machine the machine that sends it
	 * @return this builder
	 */
	public EmulatedM2mTokenBuilder machine(EmulatedMachine machine) {
		subject(machine.id());
		return scopes().isEmpty() ? scopes(machine.scopes()) : this;
	}

	/**
	 * Makes it a JWT, which is verified without a call. It lives an hour unless told.
	 * @return this builder
	 */
	public EmulatedM2mTokenBuilder jwt() {
		this.jwt = true;
		return this;
	}

	/**
	 * Adds claims. Those that Clerk itself sets can't be replaced.
	 * @param claims name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	@Override
	public EmulatedM2mTokenBuilder claims(Map<String, ?> claims) {
		return super.claims(claims);
	}

	@Override
	EmulatedM2mTokenBuilder self() {
		return this;
	}

	@Override
	MachineToken build(TokenSigner signer, Instance instance, Instant now) {
		String id = Ids.next("mt_");
		Instant expiration = this.jwt ? expiration(now, JWT_LIFETIME) : expiration(now);
		String text = (expiration != null && this.jwt) ? jwt(id, signer, instance, now, expiration) : Ids.secret("mt_");
		Map<String, Object> details = new LinkedHashMap<>();
		return new MachineToken(TokenType.M2M_TOKEN, id, text, subject(), scopes(), claims(), details, expiration,
				MachineToken.Revocation.NONE, now, now);
	}

	private String jwt(String id, TokenSigner signer, Instance instance, Instant now, Instant expiration) {
		long issuedAt = now.getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", instance.issuer());
		claims.put("sub", subject());
		claims.put("aud", scopes());
		claims.put("scopes", String.join(" ", scopes()));
		claims.put("jti", id);
		claims.put("iat", issuedAt);
		claims.put("nbf", issuedAt - NOT_BEFORE_LEEWAY);
		claims.put("exp", expiration.getEpochSecond());
		claims().forEach(claims::putIfAbsent);
		return signer.signM2mToken(claims);
	}

}
