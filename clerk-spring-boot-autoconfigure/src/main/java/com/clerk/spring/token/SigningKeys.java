package com.clerk.spring.token;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

import com.clerk.spring.backend.SigningKeyApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * The signing keys of all instances an application serves, each instance's for itself:
 * the configured key where there is one, else Clerk's key set, fetched at first need and
 * kept fresh in the background.
 *
 * @since 0.1.0
 */
public final class SigningKeys implements AutoCloseable {

	private static final int MAX_INSTANCES = 1000;

	private static final int MAX_THREADS = 4;

	private static final long IDLE_SECONDS = 30;

	private final KeyFetch keyFetch;

	private final Clock clock;

	private final Executor executor;

	private final Runnable shutdown;

	private final Cache<Instance, VerificationScope> scopes = Caffeine.newBuilder()
		.maximumSize(MAX_INSTANCES)
		.executor(Runnable::run)
		.build();

	private SigningKeys(KeyFetch keyFetch, Clock clock, Executor executor, Runnable shutdown) {
		this.keyFetch = keyFetch;
		this.clock = clock;
		this.executor = executor;
		this.shutdown = shutdown;
	}

	/**
	 * Keeps keys, with a few threads of its own for fetching, which end when idle.
	 * @param signingKeyApi the call that fetches keys
	 * @param clock the clock by which keys age
	 * @return the keys; to be closed
	 */
	public static SigningKeys create(SigningKeyApi signingKeyApi, Clock clock) {
		ExecutorService executor = executor();
		Pause pause = (duration) -> Thread.sleep(duration.toMillis());
		return new SigningKeys(new KeyFetch(signingKeyApi, clock, pause), clock, executor, executor::shutdownNow);
	}

	/**
	 * Keeps keys, on threads and with pauses of a test's.
	 */
	static SigningKeys create(SigningKeyApi signingKeyApi, Clock clock, Executor executor, Pause pause) {
		return new SigningKeys(new KeyFetch(signingKeyApi, clock, pause), clock, executor, () -> {
		});
	}

	private static ExecutorService executor() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("clerk-keys-");
		threads.setDaemon(true);
		// An instance has one fetch at a time, so the queue is bounded by the instances.
		ThreadPoolExecutor executor = new ThreadPoolExecutor(MAX_THREADS, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(MAX_INSTANCES), threads);
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	/**
	 * Begins to fetch the keys of an instance, without waiting for them, so that the
	 * first request finds them. Does nothing where a key is configured.
	 * @param options the options of the instance
	 */
	public void preload(ClerkOptions options) {
		scope(options).keys().preload(options);
	}

	/**
	 * Tells what is known of the keys of an instance. Fetches nothing.
	 * @param options the options of the instance
	 * @return the status
	 */
	public SigningKeysStatus status(ClerkOptions options) {
		return scope(options).keys().status();
	}

	/**
	 * Ends the threads. Keys that are there stay usable.
	 */
	@Override
	public void close() {
		this.shutdown.run();
	}

	/**
	 * Returns how many instances have keys here.
	 */
	long instances() {
		this.scopes.cleanUp();
		return this.scopes.estimatedSize();
	}

	VerificationScope scope(ClerkOptions options) {
		return this.scopes.get(Instance.of(options), this::scope);
	}

	private VerificationScope scope(Instance instance) {
		return new VerificationScope(keys(instance), instance.identity());
	}

	private InstanceKeys keys(Instance instance) {
		if (instance.jwtKey() != null) {
			return new LocalKey(instance.jwtKey());
		}
		return (instance.secretKey() != null) ? new RemoteKeys(this.keyFetch, this.executor, this.clock) : new NoKeys();
	}

}
