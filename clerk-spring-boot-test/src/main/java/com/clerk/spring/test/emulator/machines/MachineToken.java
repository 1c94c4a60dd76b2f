package com.clerk.spring.test.emulator.machines;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;

/**
 * A token of a machine.
 *
 * @param type its kind
 * @param id its id
 * @param text what the caller sends
 * @param subject whose it is
 * @param scopes what it is good for
 * @param claims what its maker added
 * @param details what only its kind has, by Clerk's names
 * @param expiration when it expires, or null for never
 * @param revocation what became of it
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
public record MachineToken(TokenType type, String id, String text, String subject, List<String> scopes,
		Map<String, Object> claims, Map<String, @Nullable Object> details, @Nullable Instant expiration,
		Revocation revocation, Instant createdAt, Instant updatedAt) {

	public MachineToken {
		scopes = List.copyOf(scopes);
		claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
		details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
	}

	/**
	 * Whether it is verified without a call, so that Clerk keeps nothing of it.
	 */
	public boolean isJwt() {
		return this.text.indexOf('.') >= 0;
	}

	public boolean isExpired(Instant now) {
		return this.expiration != null && !now.isBefore(this.expiration);
	}

	public boolean isEnded(Instant now) {
		return this.revocation.revoked() || isExpired(now);
	}

	/**
	 * Whether a verification is answered with the token rather than with 404.
	 */
	boolean isAnswered(Instant now) {
		return this.revocation.answeredWhenEnded() || !isEnded(now);
	}

	public MachineToken revoked(@Nullable String reason, Instant now) {
		return with(this.expiration, new Revocation(true, reason, this.revocation.answeredWhenEnded()), now);
	}

	public MachineToken expired(Instant now) {
		return with(now, this.revocation, now);
	}

	public MachineToken answeredWhenEnded() {
		return with(this.expiration, new Revocation(this.revocation.revoked(), this.revocation.reason(), true),
				this.updatedAt);
	}

	private MachineToken with(@Nullable Instant expiration, Revocation revocation, Instant updatedAt) {
		return new MachineToken(this.type, this.id, this.text, this.subject, this.scopes, this.claims, this.details,
				expiration, revocation, this.createdAt, updatedAt);
	}

	/**
	 * Shows the id only.
	 */
	@Override
	public String toString() {
		return "MachineToken[" + this.id + "]";
	}

	/**
	 * What became of a token.
	 *
	 * @param revoked whether it was revoked
	 * @param reason why, or null
	 * @param answeredWhenEnded whether a verification shows it even when it is revoked or
	 * expired
	 */
	public record Revocation(boolean revoked, @Nullable String reason, boolean answeredWhenEnded) {

		static final Revocation NONE = new Revocation(false, null, false);

	}

}
