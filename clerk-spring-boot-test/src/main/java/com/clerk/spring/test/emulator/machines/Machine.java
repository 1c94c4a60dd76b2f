package com.clerk.spring.test.emulator.machines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A service that calls others with machine-to-machine tokens, or is called.
 *
 * @param id an id such as {@code mch_…}
 * @param name its name
 * @param secretKey the key it makes and verifies tokens with, {@code ak_…}
 * @param scopes the ids of the machines that its tokens may be sent to
 * @param tokenLifetime how long its tokens are good unless told, or null for as long as
 * is usual
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
public record Machine(String id, String name, String secretKey, List<String> scopes, @Nullable Duration tokenLifetime,
		Instant createdAt, Instant updatedAt) {

	public Machine {
		scopes = List.copyOf(scopes);
	}

	public Machine withName(String name) {
		return new Machine(this.id, name, this.secretKey, this.scopes, this.tokenLifetime, this.createdAt,
				this.updatedAt);
	}

	public Machine withTokenLifetime(@Nullable Duration tokenLifetime) {
		return new Machine(this.id, this.name, this.secretKey, this.scopes, tokenLifetime, this.createdAt,
				this.updatedAt);
	}

	public Machine withScope(String machineId) {
		return withScopes(Stream.concat(this.scopes.stream(), Stream.of(machineId)).distinct().toList());
	}

	public Machine withoutScope(String machineId) {
		return withScopes(this.scopes.stream().filter((scope) -> !scope.equals(machineId)).toList());
	}

	private Machine withScopes(List<String> scopes) {
		return new Machine(this.id, this.name, this.secretKey, scopes, this.tokenLifetime, this.createdAt,
				this.updatedAt);
	}

	Machine withSecretKey(String secretKey) {
		return new Machine(this.id, this.name, secretKey, this.scopes, this.tokenLifetime, this.createdAt,
				this.updatedAt);
	}

	Machine withUpdatedAt(Instant updatedAt) {
		return new Machine(this.id, this.name, this.secretKey, this.scopes, this.tokenLifetime, this.createdAt,
				updatedAt);
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "Machine[" + this.id + "]";
	}

}
