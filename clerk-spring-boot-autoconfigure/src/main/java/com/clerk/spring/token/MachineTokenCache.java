package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.CallWaiters;

/**
 * Keeps for a moment what Clerk said about opaque tokens, and lets requests with one
 * token wait for one call. What Clerk did not say is not kept. An entry is known by a
 * keyed hash; a dump of the memory reveals no token.
 */
final class MachineTokenCache {

	private static final Duration REFUSAL = Duration.ofSeconds(5);

	private final Duration ttl;

	private final Clock clock;

	private final @Nullable SharedAnswers shared;

	private final CallWaiters waiters = new CallWaiters();

	private final AsyncCache<TokenFingerprint, MachineTokenVerdict> verdicts;

	/**
	 * Creates a memory.
	 * @param ttl how long a good token is taken for good without a call; zero to keep
	 * nothing
	 * @param maximumSize how many tokens it holds
	 * @param clock the clock by which it forgets
	 * @param shared keeps good tokens in its place, or null
	 */
	MachineTokenCache(Duration ttl, int maximumSize, Clock clock, @Nullable SharedAnswers shared) {
		this.ttl = ttl;
		this.clock = clock;
		this.shared = shared;
		this.verdicts = Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.expireAfter(Expiry.creating((TokenFingerprint token, MachineTokenVerdict verdict) -> timeToKeep(verdict)))
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.executor(Runnable::run)
			.buildAsync();
	}

	private Duration timeToKeep(MachineTokenVerdict verdict) {
		Duration good = (this.shared != null) ? Duration.ZERO : this.ttl;
		return this.ttl.isZero() ? Duration.ZERO : verdict.timeToKeep(good, REFUSAL, this.clock.millis());
	}

	/**
	 * Returns what Clerk says about a token.
	 * @param token the token
	 * @param verification asks Clerk
	 * @return the answer about a good token
	 * @throws MachineTokenVerificationException if the token is not, or if Clerk does not
	 * say
	 */
	MachineTokenAnswer get(OpaqueToken token, Supplier<MachineTokenAnswer> verification) {
		CompletableFuture<MachineTokenVerdict> own = new CompletableFuture<>();
		CompletableFuture<MachineTokenVerdict> flight = this.verdicts.get(token.fingerprint(), (key, executor) -> own);
		if (flight == own) {
			this.waiters.make(token.apiUrl(), own, () -> MachineTokenVerdict.of(() -> answer(token, verification)),
					MachineTokenVerdict::isAnswered);
		}
		return this.waiters.await(token.apiUrl(), flight, MachineTokenCache::notNow).answerOrThrow();
	}

	private static MachineTokenVerdict notNow() {
		return MachineTokenVerdict.of(() -> {
			throw MachineTokenVerificationException.outage(MachineTokenErrorReason.UNEXPECTED_ERROR,
					"Unexpected error. Clerk gives no answers.", Duration.ofSeconds(1), null);
		});
	}

	private MachineTokenAnswer answer(OpaqueToken token, Supplier<MachineTokenAnswer> verification) {
		if (this.shared == null) {
			return verification.get();
		}
		MachineTokenAnswer known = this.shared.find(token);
		if (known != null) {
			return known;
		}
		MachineTokenAnswer answer = verification.get();
		this.shared.keep(token, answer);
		return answer;
	}

	long size() {
		this.verdicts.synchronous().cleanUp();
		return this.verdicts.synchronous().estimatedSize();
	}

}
