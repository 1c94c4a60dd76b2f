package com.clerk.spring.test.emulator.machines;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.ApiException;

/**
 * The tokens of machines, as immutable values under one lock.
 */
public final class MachineTokens {

	private final Clock clock;

	private final Map<TokenType, TokensOfKind> kinds = new EnumMap<>(TokenType.class);

	public MachineTokens(Clock clock) {
		this.clock = clock;
	}

	public Instant now() {
		return this.clock.instant();
	}

	public synchronized void clear() {
		this.kinds.clear();
	}

	private TokensOfKind kind(TokenType type) {
		return this.kinds.computeIfAbsent(type, TokensOfKind::of);
	}

	/**
	 * Adds a token.
	 * @throws ApiException if there are too many of its kind, which never happens to
	 * OAuth access tokens: of these the oldest go
	 */
	synchronized MachineToken add(MachineToken token) {
		kind(token.type()).add(token, now());
		return token;
	}

	public synchronized Optional<MachineToken> find(TokenType type, String id) {
		return kind(type).find(id);
	}

	/**
	 * Returns what a verification of a token is answered with.
	 */
	public synchronized Optional<MachineToken> verify(TokenType type, String text) {
		Instant now = now();
		return kind(type).withText(text).filter((token) -> token.isAnswered(now));
	}

	/**
	 * Returns the tokens of a kind, newest first.
	 */
	public synchronized List<MachineToken> all(TokenType type) {
		return kind(type).newestFirst();
	}

	/**
	 * Changes a token.
	 * @return the token as it is now, or empty if there is none of that id
	 */
	public synchronized Optional<MachineToken> change(TokenType type, String id,
			BiFunction<MachineToken, Instant, MachineToken> change) {
		Optional<MachineToken> changed = find(type, id).map((token) -> change.apply(token, now()));
		changed.ifPresent(kind(type)::replace);
		return changed;
	}

	public synchronized Optional<MachineToken> remove(TokenType type, String id) {
		Optional<MachineToken> removed = find(type, id);
		removed.ifPresent(kind(type)::remove);
		return removed;
	}

}
