package com.clerk.spring.request;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.backend.CallWaiters;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.UserApi;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * Keeps users for a moment, so that Clerk is not asked once for each request. Whoever
 * asks at the same time for one user waits for one call, unless Clerk is known to give no
 * answers. What Clerk did not answer is not kept.
 */
final class UserCache {

	private final UserApi api;

	private final CallWaiters waiters = new CallWaiters();

	private final AsyncCache<UserKey, Outcome> users;

	UserCache(UserApi api, Clock clock, Duration ttl, int maximumSize) {
		Assert.isTrue(!ttl.isNegative(),
				"How long a user is kept (clerk.user-cache.ttl) must not be negative; " + "0s switches the cache off");
		Assert.isTrue(maximumSize >= 0,
				"The number of users kept (clerk.user-cache.maximum-size) must not be negative");
		this.api = api;
		this.users = Caffeine.newBuilder()
			.maximumSize(maximumSize)
			.expireAfter(
					Expiry.creating((UserKey key, Outcome outcome) -> (outcome.user() != null) ? ttl : Duration.ZERO))
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.executor(Runnable::run)
			.buildAsync();
	}

	ClerkUser get(String userId, ClerkOptions options) {
		CompletableFuture<Outcome> own = new CompletableFuture<>();
		CompletableFuture<Outcome> flight = this.users.get(UserKey.of(userId, options), (key, executor) -> own);
		if (flight == own) {
			this.waiters.make(options.apiUrl(), own, () -> Outcome.of(() -> this.api.user(userId, options)),
					Outcome::isAnswered);
		}
		return this.waiters.await(options.apiUrl(), flight, () -> notNow(options)).userOrThrow();
	}

	private static Outcome notNow(ClerkOptions options) {
		return new Outcome(null, new ClerkApiException(options.apiUrl(), null));
	}

	void forget(String userId) {
		this.users.asMap().keySet().removeIf((key) -> key.userId().equals(userId));
	}

	long size() {
		this.users.synchronous().cleanUp();
		return this.users.synchronous().estimatedSize();
	}

	/**
	 * How a call ended. A failure is a value too, or the cache would log it.
	 *
	 * @param user the user, or null if there is none
	 * @param failure why there is none, else null
	 */
	private record Outcome(@Nullable ClerkUser user, @Nullable RuntimeException failure) {

		static Outcome of(Supplier<ClerkUser> call) {
			try {
				return new Outcome(call.get(), null);
			}
			catch (RuntimeException ex) {
				return new Outcome(null, ex);
			}
		}

		boolean isAnswered() {
			return !(this.failure instanceof ClerkApiException ex) || ex.status() != 0;
		}

		ClerkUser userOrThrow() {
			if (this.user == null) {
				throw Objects.requireNonNull(this.failure);
			}
			return this.user;
		}

	}

	/**
	 * A user of an instance: as Clerk is asked, so that no instance sees what another was
	 * answered.
	 *
	 * @param userId the id of the user
	 * @param apiUrl where Clerk is asked
	 * @param apiVersion in which version
	 * @param secretKey with which key, or null
	 */
	private record UserKey(String userId, String apiUrl, String apiVersion, @Nullable String secretKey) {

		static UserKey of(String userId, ClerkOptions options) {
			return new UserKey(userId, options.apiUrl(), options.apiVersion(), options.secretKey());
		}

		/**
		 * Shows no secret.
		 */
		@Override
		public String toString() {
			return "UserKey[" + this.userId + "]";
		}

	}

}
