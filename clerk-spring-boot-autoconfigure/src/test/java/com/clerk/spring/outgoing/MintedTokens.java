package com.clerk.spring.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.M2mTokenQuery;
import com.clerk.spring.backend.M2mTokenRequest;
import com.clerk.spring.model.ClerkM2mToken;
import com.clerk.spring.model.ClerkM2mTokens;

/**
 * Creates tokens of an hour, {@code mt_1}, {@code mt_2} and so on.
 */
final class MintedTokens implements ClerkM2m {

	private final Clock clock;

	private final AtomicInteger asked = new AtomicInteger();

	private final AtomicInteger created = new AtomicInteger();

	private volatile @Nullable ClerkApiException failure;

	private volatile boolean endless;

	private volatile @Nullable CountDownLatch begun;

	private volatile @Nullable CountDownLatch end;

	MintedTokens(Clock clock) {
		this.clock = clock;
	}

	void fail() {
		this.failure = new ClerkApiException("https://api.clerk.com/m2m_tokens", null);
	}

	void limit(Duration wait) {
		this.failure = new ClerkApiException("https://api.clerk.com/m2m_tokens", 429, List.of(), null, wait);
	}

	void recover() {
		this.failure = null;
	}

	MintedTokens endless() {
		this.endless = true;
		return this;
	}

	void hold(CountDownLatch begun, CountDownLatch end) {
		this.begun = begun;
		this.end = end;
	}

	int asked() {
		return this.asked.get();
	}

	@Override
	public ClerkM2mToken createToken(M2mTokenRequest request) {
		this.asked.incrementAndGet();
		await();
		if (this.failure != null) {
			throw this.failure;
		}
		String id = "mt_" + this.created.incrementAndGet();
		Instant expiration = this.endless ? null : this.clock.instant().plus(Duration.ofHours(1));
		return new ClerkM2mToken(id, "mch_1", List.of(), Map.of(), false, null, false, expiration, null, null, null,
				id);
	}

	private void await() {
		if (this.begun != null && this.end != null) {
			this.begun.countDown();
			try {
				this.end.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public ClerkM2mTokens listTokens(M2mTokenQuery query) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ClerkM2mToken verifyToken(String token) {
		throw new UnsupportedOperationException();
	}

	@Override
	public ClerkM2mToken revokeToken(String tokenId, @Nullable String reason) {
		throw new UnsupportedOperationException();
	}

}
