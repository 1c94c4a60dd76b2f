package com.clerk.spring.test.emulator;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.machines.MachineToken;
import com.clerk.spring.test.emulator.machines.MachineTokens;

/**
 * An API key, a machine-to-machine token or an OAuth access token of the emulator: what a
 * test sends to the application, and what may happen to it meanwhile.
 *
 * <pre>
 * EmulatedMachineToken key = clerk.apiKeys().create((k) -&gt; k.subject("user_1").scopes("projects:write"));
 * mvc.perform(post("/import").header("Authorization", "Bearer " + key.token()));
 * key.revoke();
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedMachineToken {

	private final MachineTokens tokens;

	private final MachineToken created;

	EmulatedMachineToken(MachineTokens tokens, MachineToken created) {
		this.tokens = tokens;
		this.created = created;
	}

	/**
	 * Returns its kind.
	 * @return the kind, not a session token
	 */
	public TokenType type() {
		return this.created.type();
	}

	/**
	 * Returns its id.
	 * @return the id, which is no secret
	 */
	public String id() {
		return this.created.id();
	}

	/**
	 * Returns what the caller sends.
	 * @return the token, opaque or a JWT
	 */
	public String token() {
		return this.created.text();
	}

	/**
	 * Returns whose it is.
	 * @return the id of a user, an organization or a machine
	 */
	public String subject() {
		return this.created.subject();
	}

	/**
	 * Returns what it is good for.
	 * @return the scopes, possibly none; of a machine-to-machine token the ids of the
	 * machines it may be sent to
	 */
	public List<String> scopes() {
		return this.created.scopes();
	}

	/**
	 * Tells whether it was revoked, by a test or by the application.
	 * @return whether it was
	 * @throws IllegalStateException if the emulator was reset
	 */
	public boolean isRevoked() {
		return this.tokens.find(type(), id()).orElseThrow(EmulatedMachineToken::unknown).revocation().revoked();
	}

	/**
	 * Revokes it. Clerk knows it no more: a verification is answered with 404. What is
	 * verified without a call, a JWT, stays good until it expires.
	 * @throws IllegalStateException if the emulator was reset
	 */
	public void revoke() {
		revoke(null);
	}

	/**
	 * Revokes it for a reason.
	 * @param reason why, or null
	 * @throws IllegalStateException if the emulator was reset
	 */
	public void revoke(@Nullable String reason) {
		change((token, now) -> token.revoked(reason, now));
	}

	/**
	 * Lets it expire now: a verification is answered with 404. What is verified without a
	 * call, a JWT, stays good until the time that it names.
	 * @throws IllegalStateException if the emulator was reset
	 */
	public void expire() {
		change(MachineToken::expired);
	}

	/**
	 * Lets a verification be answered with 200 even when it is revoked or expired, as the
	 * answer's {@code revoked} and {@code expired} then tell. Who trusts the status alone
	 * takes it for good.
	 * @return this token
	 * @throws IllegalStateException if the emulator was reset
	 */
	public EmulatedMachineToken answerWhenEnded() {
		change((token, now) -> token.answeredWhenEnded());
		return this;
	}

	private void change(BiFunction<MachineToken, Instant, MachineToken> change) {
		if (this.tokens.change(type(), id(), change).isEmpty()) {
			throw unknown();
		}
	}

	private static IllegalStateException unknown() {
		return new IllegalStateException("The emulator no longer knows this token: it was reset, or the token deleted");
	}

	/**
	 * Shows the id only.
	 */
	@Override
	public String toString() {
		return "EmulatedMachineToken[" + id() + "]";
	}

}
