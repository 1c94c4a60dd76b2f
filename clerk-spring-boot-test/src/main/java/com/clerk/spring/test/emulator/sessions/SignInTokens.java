package com.clerk.spring.test.emulator.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * The tickets that sign users in. Of too many the oldest are forgotten.
 */
public final class SignInTokens {

	private static final int CAPACITY = 1000;

	private final Map<String, SignInToken> byId = new LinkedHashMap<>();

	private final Clock clock;

	public SignInTokens(Clock clock) {
		this.clock = clock;
	}

	public synchronized SignInToken create(String userId, Duration life) {
		if (this.byId.size() == CAPACITY) {
			this.byId.remove(this.byId.keySet().iterator().next());
		}
		Instant now = this.clock.instant();
		SignInToken made = new SignInToken(Ids.next("sit_"), Ids.secret("ticket_"), userId, SignInToken.PENDING, now,
				now.plus(life));
		this.byId.put(made.id(), made);
		return made;
	}

	public synchronized Optional<SignInToken> revoke(String id) {
		return Optional.ofNullable(this.byId.computeIfPresent(id,
				(key, token) -> token.status().equals(SignInToken.PENDING) ? token.withStatus("revoked") : token));
	}

	/**
	 * Uses a ticket up.
	 * @return whom it signs in, or empty if it is not good
	 */
	public synchronized Optional<String> take(String token) {
		Optional<SignInToken> good = this.byId.values()
			.stream()
			.filter((each) -> each.token().equals(token) && each.isGood(this.clock.instant()))
			.findFirst();
		good.ifPresent((each) -> this.byId.put(each.id(), each.withStatus("accepted")));
		return good.map(SignInToken::userId);
	}

	public synchronized void clear() {
		this.byId.clear();
	}

}
