package com.clerk.spring.backend;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a new machine-to-machine token shall be like. Immutable: each method returns a
 * copy.
 *
 * @since 0.1.0
 * @see ClerkM2m#createToken(M2mTokenRequest)
 */
public final class M2mTokenRequest {

	private static final M2mTokenRequest USUAL = new M2mTokenRequest(null, null, "opaque");

	private final @Nullable Duration life;

	private final @Nullable Map<String, Object> claims;

	private final String format;

	private M2mTokenRequest(@Nullable Duration life, @Nullable Map<String, Object> claims, String format) {
		this.life = life;
		this.claims = claims;
		this.format = format;
	}

	/**
	 * Starts with an opaque token that does not expire.
	 * @return a request
	 */
	public static M2mTokenRequest create() {
		return USUAL;
	}

	/**
	 * Lets the token expire.
	 * @param life for how long it shall be good, in whole seconds
	 * @return a copy with this
	 * @throws IllegalArgumentException if it is shorter than a second
	 */
	public M2mTokenRequest expiresIn(Duration life) {
		if (life.toSeconds() < 1) {
			throw new IllegalArgumentException("life must be at least a second");
		}
		return new M2mTokenRequest(life, this.claims, this.format);
	}

	/**
	 * Gives the token claims, which the machine that it is sent to reads.
	 * @param claims the claims
	 * @return a copy with this
	 */
	public M2mTokenRequest claims(Map<String, ?> claims) {
		return new M2mTokenRequest(this.life, Collections.unmodifiableMap(new LinkedHashMap<>(claims)), this.format);
	}

	/**
	 * Makes the token a JWT, which others verify without a call to Clerk. Nobody can take
	 * it back, so let it {@linkplain #expiresIn(Duration) expire}.
	 * @return a copy with this
	 */
	public M2mTokenRequest jwt() {
		return new M2mTokenRequest(this.life, this.claims, "jwt");
	}

	/**
	 * Returns what is sent, nulls included.
	 */
	@SuppressWarnings("NullAway") // JSON null is a null value of the map
	Map<String, Object> members() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("seconds_until_expiration", (this.life != null) ? this.life.toSeconds() : null);
		members.put("claims", this.claims);
		members.put("token_format", this.format);
		return members;
	}

}
