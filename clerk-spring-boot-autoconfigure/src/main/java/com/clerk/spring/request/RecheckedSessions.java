package com.clerk.spring.request;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.backend.CallWaiters;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

/**
 * What Clerk said last of sessions whose requests live longer than their tokens. A
 * session is asked about once in a minute, by whichever of its requests comes first;
 * whoever asks meanwhile waits for that call, unless Clerk is known to give no answers.
 * What Clerk did not answer is not kept.
 * <p>
 * That is as late as a sign-out is noticed in ordinary requests: Clerk's tokens live a
 * minute, and one that an application had made to live longer is not waited for.
 */
final class RecheckedSessions {

	private static final Duration BELIEVED = Duration.ofMinutes(1);

	/** Streams open at the same time, on one node; beyond that a session costs more. */
	private static final int MAX_SESSIONS = 10_000;

	private final CurrentSessions current;

	private final Clock clock;

	private final CallWaiters waiters = new CallWaiters();

	private final AsyncCache<SessionKey, CurrentSession> sessions;

	RecheckedSessions(CurrentSessions current, Clock clock) {
		this.current = current;
		this.clock = clock;
		this.sessions = Caffeine.newBuilder()
			.maximumSize(MAX_SESSIONS)
			.expireAfter(Expiry.creating((SessionKey key, CurrentSession session) -> kept(session)))
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.executor(Runnable::run)
			.buildAsync();
	}

	/**
	 * Returns the session as it is now, or itself while it need not be asked about.
	 */
	SessionAuth recheck(SessionAuth session, ClerkOptions options) {
		String sessionId = session.sessionId();
		if (sessionId == null || isFresh(session.claims())) {
			return session;
		}
		return current(sessionId, options).authOf(session, options);
	}

	private boolean isFresh(SessionClaims claims) {
		Instant issued = claims.getInstant("iat");
		Instant expiry = claims.getInstant("exp");
		Instant now = this.clock.instant();
		return issued != null && expiry != null && now.isBefore(expiry) && now.isBefore(issued.plus(BELIEVED));
	}

	private CurrentSession current(String sessionId, ClerkOptions options) {
		CompletableFuture<CurrentSession> own = new CompletableFuture<>();
		CompletableFuture<CurrentSession> flight = this.sessions.get(SessionKey.of(sessionId, options),
				(key, executor) -> own);
		if (flight == own) {
			this.waiters.make(options.apiUrl(), own, () -> this.current.find(sessionId, options),
					CurrentSession::isAnswered);
		}
		return this.waiters.await(options.apiUrl(), flight, () -> notNow(options));
	}

	private static CurrentSession notNow(ClerkOptions options) {
		return CurrentSession.unknown(new ClerkApiException(options.apiUrl(), null));
	}

	private Duration kept(CurrentSession session) {
		if (!session.isKnown()) {
			return Duration.ZERO;
		}
		Instant expiry = session.expiry();
		Duration left = (expiry != null) ? Duration.between(this.clock.instant(), expiry) : BELIEVED;
		if (left.isNegative()) {
			return Duration.ZERO;
		}
		return (left.compareTo(BELIEVED) < 0) ? left : BELIEVED;
	}

	long size() {
		this.sessions.synchronous().cleanUp();
		return this.sessions.synchronous().estimatedSize();
	}

	/**
	 * A session of an instance: as Clerk is asked, so that no instance sees what another
	 * was answered.
	 *
	 * @param sessionId the id of the session
	 * @param apiUrl where Clerk is asked
	 * @param apiVersion in which version
	 * @param secretKey with which key, or null
	 */
	private record SessionKey(String sessionId, String apiUrl, String apiVersion, @Nullable String secretKey) {

		static SessionKey of(String sessionId, ClerkOptions options) {
			return new SessionKey(sessionId, options.apiUrl(), options.apiVersion(), options.secretKey());
		}

		/**
		 * Shows no secret.
		 */
		@Override
		public String toString() {
			return "SessionKey[" + this.sessionId + "]";
		}

	}

}
