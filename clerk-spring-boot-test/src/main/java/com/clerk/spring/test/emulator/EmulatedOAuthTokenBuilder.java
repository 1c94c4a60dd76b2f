package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;

/**
 * Describes an OAuth access token to be made, opaque unless told. It lives a day unless
 * told.
 *
 * @since 0.1.0
 */
public final class EmulatedOAuthTokenBuilder extends EmulatedMachineTokenBuilder<EmulatedOAuthTokenBuilder> {

	private static final Duration LIFETIME = Duration.ofDays(1);

	private String clientId = Ids.next("");

	private List<String> audience = List.of();

	private boolean jwt;

	EmulatedOAuthTokenBuilder() {
		super(Ids.next("user_"));
	}

	/**
	 * Sets which OAuth application it was given to; a new one otherwise.
	 * @param clientId the application's client id
	 * @return this builder
	 */
	public EmulatedOAuthTokenBuilder clientId(String clientId) {
		this.clientId = clientId;
		return this;
	}

	/**
	 * Sets whom it is meant for; nobody in particular otherwise.
	 * @param audience the values of {@code aud}
	 * @return this builder
	 */
	public EmulatedOAuthTokenBuilder audience(String... audience) {
		this.audience = List.of(audience);
		return this;
	}

	/**
	 * Makes it a JWT of the type {@code at+jwt}, which is verified without a call.
	 * @return this builder
	 */
	public EmulatedOAuthTokenBuilder jwt() {
		this.jwt = true;
		return this;
	}

	@Override
	EmulatedOAuthTokenBuilder self() {
		return this;
	}

	@Override
	MachineToken build(TokenSigner signer, Instance instance, Instant now) {
		String id = Ids.next("oat_");
		Instant expiration = expiration(now, LIFETIME);
		String text = this.jwt ? jwt(id, signer, instance, now, expiration) : Ids.secret("oat_");
		Map<String, @Nullable Object> details = new LinkedHashMap<>();
		details.put("client_id", this.clientId);
		details.put("type", "oauth:access_token");
		if (!this.audience.isEmpty()) {
			details.put("aud", this.audience);
		}
		return new MachineToken(TokenType.OAUTH_TOKEN, id, text, subject(), scopes(), Map.of(), details, expiration,
				MachineToken.Revocation.NONE, now, now);
	}

	private String jwt(String id, TokenSigner signer, Instance instance, Instant now, Instant expiration) {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", instance.issuer());
		claims.put("sub", subject());
		claims.put("client_id", this.clientId);
		claims.put("jti", id);
		claims.put("scope", String.join(" ", scopes()));
		claims.put("iat", now.getEpochSecond());
		claims.put("exp", expiration.getEpochSecond());
		if (!this.audience.isEmpty()) {
			claims.put("aud", this.audience);
		}
		return signer.signAccessToken(claims);
	}

}
