package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.machines.MachineTokenGrant;
import com.clerk.spring.test.emulator.machines.NewMachineToken;

/**
 * Describes an API key, a machine-to-machine token or an OAuth access token to be made.
 *
 * @param <B> the builder of the kind
 * @since 0.1.0
 */
public abstract sealed class EmulatedMachineTokenBuilder<B extends EmulatedMachineTokenBuilder<B>>
		permits EmulatedApiKeyBuilder, EmulatedM2mTokenBuilder, EmulatedOAuthTokenBuilder {

	private String subject;

	private List<String> scopes = List.of();

	private final Map<String, Object> claims = new LinkedHashMap<>();

	private @Nullable Duration lifetime;

	EmulatedMachineTokenBuilder(String subject) {
		this.subject = subject;
	}

	abstract B self();

	abstract NewMachineToken build();

	/**
	 * Sets whose it is; a new id of the kind otherwise.
	 * @param subject the id of a user, an organization or a machine, which the emulator
	 * need not know
	 * @return this builder
	 */
	public B subject(String subject) {
		Assert.hasText(subject, "A machine token has a subject");
		this.subject = subject;
		return self();
	}

	/**
	 * Sets what it is good for; nothing in particular otherwise.
	 * @param scopes the scopes; of a machine-to-machine token the ids of the machines it
	 * may be sent to
	 * @return this builder
	 */
	public B scopes(String... scopes) {
		return scopes(List.of(scopes));
	}

	B scopes(List<String> scopes) {
		this.scopes = new ArrayList<>(scopes);
		return self();
	}

	/**
	 * Sets how long it is good, by the clock of the emulator.
	 * @param lifetime at least a second
	 * @return this builder
	 */
	public B expiresIn(Duration lifetime) {
		Assert.isTrue(lifetime.toSeconds() > 0, "A machine token lives at least a second");
		this.lifetime = lifetime;
		return self();
	}

	B claims(Map<String, ?> claims) {
		this.claims.putAll(claims);
		return self();
	}

	List<String> scopes() {
		return this.scopes;
	}

	MachineTokenGrant grant() {
		return new MachineTokenGrant(this.subject, this.scopes, this.claims, this.lifetime);
	}

}
