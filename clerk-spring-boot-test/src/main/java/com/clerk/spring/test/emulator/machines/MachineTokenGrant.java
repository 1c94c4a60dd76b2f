package com.clerk.spring.test.emulator.machines;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a machine token to be made grants, whatever its kind.
 *
 * @param subject whose it is
 * @param scopes what it is good for
 * @param claims claims to add
 * @param lifetime how long it is good, or null as is usual for its kind
 */
public record MachineTokenGrant(String subject, List<String> scopes, Map<String, Object> claims,
		@Nullable Duration lifetime) {

	public MachineTokenGrant {
		scopes = List.copyOf(scopes);
		claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
	}

	/**
	 * Returns the end of a kind that is good for ever unless told.
	 */
	@Nullable Instant expiration(Instant now) {
		return (this.lifetime != null) ? now.plus(this.lifetime) : null;
	}

	/**
	 * Returns the end of a kind that always has one.
	 * @param now the time
	 * @param usual how long it is good unless told
	 */
	Instant expiration(Instant now, Duration usual) {
		return now.plus((this.lifetime != null) ? this.lifetime : usual);
	}

}
