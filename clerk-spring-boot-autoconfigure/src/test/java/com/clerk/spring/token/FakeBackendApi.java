package com.clerk.spring.token;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import com.clerk.spring.backend.SigningKeyApi;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

/**
 * A Backend API that answers as told, counts, and hangs on demand.
 */
final class FakeBackendApi implements SigningKeyApi {

	static final String URL = "https://api.example/v1/jwks";

	private final AtomicInteger fetches = new AtomicInteger();

	private volatile Function<ClerkOptions, Map<String, Object>> answer = (options) -> TestKeys.jwks(TestKeys.A);

	private volatile CountDownLatch hanging = new CountDownLatch(0);

	private volatile CountDownLatch called = new CountDownLatch(0);

	@Override
	public Map<String, Object> signingKeys(ClerkOptions options) {
		this.fetches.incrementAndGet();
		this.called.countDown();
		try {
			this.hanging.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ClerkApiException(URL, null);
		}
		return this.answer.apply(options);
	}

	int fetches() {
		return this.fetches.get();
	}

	void answer(Map<String, Object> jwks) {
		this.answer = (options) -> jwks;
	}

	void answer(Function<ClerkOptions, Map<String, Object>> answer) {
		this.answer = answer;
	}

	void fail(int status) {
		fail(new ClerkApiException(URL, status, List.of(), null, null));
	}

	void fail(RuntimeException ex) {
		this.answer = (options) -> {
			throw ex;
		};
	}

	/**
	 * Lets calls hang until the returned latch is counted down.
	 */
	CountDownLatch hang() {
		this.called = new CountDownLatch(1);
		this.hanging = new CountDownLatch(1);
		return this.hanging;
	}

	void awaitCall() throws InterruptedException {
		this.called.await();
	}

}
