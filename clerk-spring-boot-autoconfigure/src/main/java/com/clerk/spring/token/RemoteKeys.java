package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;

/**
 * The keys of one instance, fetched from Clerk ({@code shared/spec/session-tokens.md}
 * section 5.2). A token whose key is known is never held up: everything else happens in
 * one fetch at a time, beside the requests.
 */
final class RemoteKeys implements InstanceKeys {

	private static final Log logger = LogFactory.getLog(RemoteKeys.class);

	private static final Duration UNKNOWN_KEY_INTERVAL = Duration.ofSeconds(30);

	private static final int MAX_ATTEMPTS = 5;

	/** How many threads tokens with unknown key ids may occupy. */
	private static final int MAX_WAITING = 16;

	/** How many threads all tokens may occupy while there are no keys. */
	private static final int MAX_WAITING_FOR_ANY = 64;

	private final KeyFetch keyFetch;

	private final Executor executor;

	private final Clock clock;

	private final Semaphore waitingForAny = new Semaphore(MAX_WAITING_FOR_ANY);

	private final Semaphore waiting = new Semaphore(MAX_WAITING);

	private final Lock lock = new ReentrantLock();

	private volatile KeyState state = KeyState.EMPTY;

	private volatile @Nullable KeyRound inFlight;

	/** Guarded by the lock. */
	private @Nullable Instant unknownKeyFetch;

	RemoteKeys(KeyFetch keyFetch, Executor executor, Clock clock) {
		this.keyFetch = keyFetch;
		this.executor = executor;
		this.clock = clock;
	}

	@Override
	public SigningKey find(DecodedToken token, ClerkOptions options) {
		Instant now = this.clock.instant();
		KeyState current = this.state;
		if (!current.isUsable(now)) {
			return load(token, options);
		}
		SigningKey key = current.find(token, now);
		if (key == null) {
			return findUnknown(token, options);
		}
		if (this.inFlight == null && current.isRefreshDue(now)) {
			joinOrStart(options);
		}
		return key;
	}

	@Override
	public void preload(ClerkOptions options) {
		if (this.inFlight == null && this.state.isRefreshDue(this.clock.instant())) {
			joinOrStart(options);
		}
	}

	@Override
	public SigningKeysStatus status() {
		KeyState current = this.state;
		KeySet keys = current.keys();
		KeyOutage outage = current.outage();
		return new SigningKeysStatus((keys != null) ? keys.keys().size() : 0,
				(keys != null) ? Duration.between(keys.fetchedAt(), this.clock.instant()) : null,
				(outage != null) ? outage.failure().reason() : null);
	}

	/**
	 * There is no usable set: everybody waits for one, as long as threads are left.
	 */
	private SigningKey load(DecodedToken token, ClerkOptions options) {
		KeyRound round = joinOrStart(options);
		if (round == null) {
			return findIn(this.state, token);
		}
		if (!this.waitingForAny.tryAcquire()) {
			return findIn(overdue(), token);
		}
		try {
			KeyState fetched = round.await();
			return findIn((fetched != null) ? fetched : overdue(), token);
		}
		finally {
			this.waitingForAny.release();
		}
	}

	/**
	 * The set does not have the key. It may be new, or made up: one fetch will tell, and
	 * then none for a while.
	 */
	private SigningKey findUnknown(DecodedToken token, ClerkOptions options) {
		KeyRound round = joinOrStartForUnknownKey(token, options);
		if (round == null) {
			return findIn(this.state, token);
		}
		if (!this.waiting.tryAcquire()) {
			throw KeyIds.unknown(token.header());
		}
		try {
			KeyState fetched = round.await();
			return findIn((fetched != null) ? fetched : overdue(), token);
		}
		finally {
			this.waiting.release();
		}
	}

	private SigningKey findIn(KeyState fetched, DecodedToken token) {
		Instant now = this.clock.instant();
		SigningKey key = fetched.find(token, now);
		if (key != null) {
			return key;
		}
		KeyOutage outage = fetched.outage();
		throw (outage != null) ? outage.toException(now) : KeyIds.unknown(token.header());
	}

	private KeyState overdue() {
		return this.state.after(KeyFailure.NO_ANSWER, this.clock.instant());
	}

	/**
	 * Returns the fetch in flight, or a new one; null while backing off, and when keys
	 * have just arrived.
	 */
	private @Nullable KeyRound joinOrStart(ClerkOptions options) {
		this.lock.lock();
		try {
			KeyRound current = this.inFlight;
			// Another request may have fetched between the caller's look and the lock.
			if (current != null || !this.state.isRefreshDue(this.clock.instant())) {
				return current;
			}
			return start(options);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the fetch in flight, or a new one; null while backing off, within the
	 * interval, and when the key has just arrived.
	 */
	private @Nullable KeyRound joinOrStartForUnknownKey(DecodedToken token, ClerkOptions options) {
		this.lock.lock();
		try {
			Instant now = this.clock.instant();
			KeyRound current = this.inFlight;
			if (current != null || this.state.isBackingOff(now) || this.state.find(token, now) != null
					|| Elapsed.lessThan(UNKNOWN_KEY_INTERVAL, this.unknownKeyFetch, now)) {
				return current;
			}
			this.unknownKeyFetch = now;
			return start(options);
		}
		finally {
			this.lock.unlock();
		}
	}

	private KeyRound start(ClerkOptions options) {
		KeyRound round = new KeyRound(options.connectTimeout().plus(options.readTimeout()));
		int attempts = this.state.hasLastGood(this.clock.instant()) ? 1 : MAX_ATTEMPTS;
		this.inFlight = round;
		try {
			this.executor.execute(() -> run(round, options, attempts));
		}
		catch (RejectedExecutionException ex) {
			finish(round, KeyFailure.NO_ANSWER);
		}
		return round;
	}

	private void run(KeyRound round, ClerkOptions options, int attempts) {
		FetchResult result = KeyFailure.NO_ANSWER;
		try {
			result = this.keyFetch.fetch(options, attempts, round);
		}
		finally {
			finish(round, result);
		}
	}

	private void finish(KeyRound round, FetchResult result) {
		KeyState before;
		this.lock.lock();
		try {
			before = this.state;
			if (result instanceof KeyFailure) {
				// A failure says nothing about the key, so it does not use up the
				// interval: the back-off alone decides when to try again.
				this.unknownKeyFetch = null;
			}
			this.state = before.after(result, this.clock.instant());
			this.inFlight = null;
			round.complete(this.state);
		}
		finally {
			this.lock.unlock();
		}
		report(before, result);
	}

	private static void report(KeyState before, FetchResult result) {
		if (result instanceof KeySet keys) {
			WeakKeys.warn(keys, before.keys());
			if (before.outage() != null) {
				logger.info("Clerk's signing keys can be fetched again");
			}
		}
		else if (result instanceof KeyFailure failure && before.outage() == null) {
			logger.warn("Clerk's signing keys can't be fetched: " + failure.message()
					+ ((before.keys() != null) ? ". The last ones stay in use for an hour at most" : ""));
		}
	}

}
