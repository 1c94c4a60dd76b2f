package com.clerk.spring.test.emulator.machines;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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

	private static final int MAX_TOKENS = 10_000;

	private final Clock clock;

	private final Map<String, MachineToken> tokens = new LinkedHashMap<>();

	public MachineTokens(Clock clock) {
		this.clock = clock;
	}

	public Instant now() {
		return this.clock.instant();
	}

	public synchronized void clear() {
		this.tokens.clear();
	}

	/**
	 * Adds a token.
	 * @throws ApiException if there are too many
	 */
	synchronized MachineToken add(MachineToken token) {
		if (this.tokens.size() >= MAX_TOKENS) {
			throw ApiException.unprocessable("quota_exceeded", "There are too many machine tokens.");
		}
		this.tokens.put(token.id(), token);
		return token;
	}

	public synchronized Optional<MachineToken> find(TokenType type, String id) {
		return Optional.ofNullable(this.tokens.get(id)).filter((token) -> token.type() == type);
	}

	/**
	 * Returns what a verification of a token is answered with.
	 */
	public synchronized Optional<MachineToken> verify(TokenType type, String text) {
		Instant now = now();
		return this.tokens.values()
			.stream()
			.filter((token) -> token.type() == type && token.text().equals(text) && token.isAnswered(now))
			.findFirst();
	}

	/**
	 * Returns the tokens of a kind, newest first.
	 */
	public synchronized List<MachineToken> all(TokenType type) {
		List<MachineToken> newestFirst = new ArrayList<>();
		this.tokens.values().stream().filter((token) -> token.type() == type).forEach(newestFirst::add);
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	/**
	 * Changes a token.
	 * @return the token as it is now, or empty if there is none of that id
	 */
	public synchronized Optional<MachineToken> change(TokenType type, String id,
			BiFunction<MachineToken, Instant, MachineToken> change) {
		Optional<MachineToken> changed = find(type, id).map((token) -> change.apply(token, now()));
		changed.ifPresent((token) -> this.tokens.put(id, token));
		return changed;
	}

	public synchronized Optional<MachineToken> remove(TokenType type, String id) {
		return find(type, id).map((token) -> this.tokens.remove(token.id()));
	}

}
