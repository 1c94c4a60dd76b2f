package com.clerk.spring.test.emulator.machines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Secrets;

/**
 * The tokens of one kind, found by their ids and by their texts. Those that nobody can
 * see the end of any more make room for others.
 */
final class TokensOfKind {

	static final int CAPACITY = 10_000;

	private final boolean oldestGo;

	private final Map<String, MachineToken> byId = new LinkedHashMap<>();

	/** Hash of the text to the id. */
	private final Map<String, String> ids = new HashMap<>();

	private TokensOfKind(boolean oldestGo) {
		this.oldestGo = oldestGo;
	}

	/**
	 * Returns a collection without any. Access tokens are made by clients as they go on,
	 * so that the oldest make room; of the others each was wanted by somebody.
	 */
	static TokensOfKind of(TokenType type) {
		return new TokensOfKind(type == TokenType.OAUTH_TOKEN);
	}

	/**
	 * Adds a token.
	 * @throws ApiException if there are too many
	 */
	void add(MachineToken token, Instant now) {
		if (this.byId.size() >= CAPACITY) {
			this.byId.values().stream().filter((each) -> !each.isAnswered(now)).toList().forEach(this::remove);
			if (this.byId.size() >= CAPACITY) {
				removeOldest();
			}
		}
		this.byId.put(token.id(), token);
		this.ids.put(Secrets.hash(token.text()), token.id());
	}

	private void removeOldest() {
		if (!this.oldestGo) {
			throw ApiException.unprocessable("quota_exceeded", "There are too many machine tokens.");
		}
		remove(this.byId.values().iterator().next());
	}

	Optional<MachineToken> find(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	Optional<MachineToken> withText(String text) {
		return Optional.ofNullable(this.ids.get(Secrets.hash(text))).flatMap(this::find);
	}

	List<MachineToken> newestFirst() {
		List<MachineToken> newestFirst = new ArrayList<>(this.byId.values());
		Collections.reverse(newestFirst);
		return newestFirst;
	}

	void replace(MachineToken token) {
		this.byId.put(token.id(), token);
	}

	void remove(MachineToken token) {
		this.byId.remove(token.id());
		this.ids.remove(Secrets.hash(token.text()));
	}

}
