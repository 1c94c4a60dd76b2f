package com.clerk.spring.test.emulator.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.http.Secrets;

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

	public SignInToken create(String userId, Duration life) {
		return create(Ids.next("sit_"), userId, Map.of(), life);
	}

	/**
	 * Makes a ticket that signs somebody in in place of a user.
	 * @param userId the user
	 * @param actor who acts, with {@code sub}
	 * @param life how long the ticket is good
	 */
	public SignInToken createForActor(String userId, Map<String, Object> actor, Duration life) {
		return create(Ids.next("act_"), userId, actor, life);
	}

	private synchronized SignInToken create(String id, String userId, Map<String, Object> actor, Duration life) {
		if (this.byId.size() == CAPACITY) {
			this.byId.remove(this.byId.keySet().iterator().next());
		}
		Instant now = this.clock.instant();
		SignInToken made = new SignInToken(id, Ids.secret("ticket_"), userId, actor, SignInToken.PENDING, now,
				now.plus(life));
		this.byId.put(made.id(), made);
		return made;
	}

	/**
	 * Revokes a ticket that is not used yet.
	 * @param id its id
	 * @param which whether it is of the kind that is meant
	 * @return the ticket as it is now, or empty if there is none
	 */
	public synchronized Optional<SignInToken> revoke(String id, Predicate<SignInToken> which) {
		Optional<SignInToken> found = Optional.ofNullable(this.byId.get(id)).filter(which);
		return found.map((token) -> token.status().equals(SignInToken.PENDING) ? token.withStatus("revoked") : token)
			.map((token) -> {
				this.byId.put(id, token);
				return token;
			});
	}

	/**
	 * Uses a ticket up.
	 * @return the ticket, or empty if it is not good
	 */
	public synchronized Optional<SignInToken> take(String token) {
		Optional<SignInToken> good = this.byId.values()
			.stream()
			.filter((each) -> Secrets.areEqual(each.token(), token) && each.isGood(this.clock.instant()))
			.findFirst();
		good.ifPresent((each) -> this.byId.put(each.id(), each.withStatus("accepted")));
		return good;
	}

	public synchronized void clear() {
		this.byId.clear();
	}

}
