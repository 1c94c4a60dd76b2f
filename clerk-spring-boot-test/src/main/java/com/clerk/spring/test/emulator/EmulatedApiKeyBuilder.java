package com.clerk.spring.test.emulator;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.machines.NewApiKey;
import com.clerk.spring.test.emulator.machines.NewMachineToken;

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
	NewMachineToken build() {
		return new NewApiKey(grant(), this.name, this.description, this.createdBy);
	}

}
