package com.clerk.spring.test.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;

/**
 * Describes an API key to be made.
 *
 * @since 0.1.0
 */
public final class EmulatedApiKeyBuilder extends EmulatedMachineTokenBuilder<EmulatedApiKeyBuilder> {

	private String name = "API key";

	private @Nullable String description;

	private @Nullable String createdBy;

	EmulatedApiKeyBuilder() {
		super(Ids.next("user_"));
	}

	/**
	 * Sets its name.
	 * @param name the name shown to people
	 * @return this builder
	 */
	public EmulatedApiKeyBuilder name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Sets what it is for; nothing otherwise.
	 * @param description a text shown to people, or null
	 * @return this builder
	 */
	public EmulatedApiKeyBuilder description(@Nullable String description) {
		this.description = description;
		return this;
	}

	/**
	 * Sets who made it; nobody otherwise.
	 * @param userId the id of a user, or null
	 * @return this builder
	 */
	public EmulatedApiKeyBuilder createdBy(@Nullable String userId) {
		this.createdBy = userId;
		return this;
	}

	/**
	 * Adds claims.
	 * @param claims name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	@Override
	public EmulatedApiKeyBuilder claims(Map<String, ?> claims) {
		return super.claims(claims);
	}

	@Override
	EmulatedApiKeyBuilder self() {
		return this;
	}

	@Override
	MachineToken build(TokenSigner signer, Instance instance, Instant now) {
		Map<String, @Nullable Object> details = new LinkedHashMap<>();
		details.put("type", "api_key");
		details.put("name", this.name);
		details.put("description", this.description);
		details.put("created_by", this.createdBy);
		details.put("last_used_at", null);
		return new MachineToken(TokenType.API_KEY, Ids.next("ak_"), Ids.secret("ak_"), subject(), scopes(), claims(),
				details, expiration(now), MachineToken.Revocation.NONE, now, now);
	}

}
