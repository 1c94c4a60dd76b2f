package com.clerk.spring.backend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApiOutagesTests {

	private static final String API = "https://api.example";

	private static final String URL = API + "/v1/clients/handshake_payload?nonce=secret";

	private static final BackendAnswer ANSWER = new BackendAnswer(URL, 500, new HttpHeaders(), new byte[0], null);

	private final TestClock clock = new TestClock();

	private final ApiOutages outages = new ApiOutages(this.clock);

	private final AtomicInteger calls = new AtomicInteger();

	@Test
	void anErrorAnswerIsNoOutage() {
		assertThat(call(API, this::answered)).isTrue();
		assertThat(call(API, this::answered)).isTrue();

		assertThat(this.calls).hasValue(2);
	}

	@Test
	void afterACallWithoutAnswerNoOtherIsMadeForASecond() {
		call(API, this::unanswered);

		this.clock.advance(Duration.ofMillis(999));
		assertThat(call(API, this::answered)).isFalse();
		assertThat(this.calls).hasValue(1);

		this.clock.advance(Duration.ofMillis(1));
		assertThat(call(API, this::answered)).isTrue();
		assertThat(this.calls).hasValue(2);
	}

	@Test
	void anAnswerEndsTheOutage() {
		call(API, this::unanswered);
		this.clock.advance(Duration.ofSeconds(1));
		call(API, this::answered);

		assertThat(call(API, this::answered)).isTrue();

		call(API, this::unanswered);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(call(API, this::answered)).isTrue();
	}

	@Test
	void inALastingOutageOneCallInFiveSecondsIsMade() {
		call(API, this::unanswered);
		this.clock.advance(Duration.ofSeconds(1));

		for (int second = 0; second < 50; second++) {
			call(API, this::unanswered);
			call(API, this::unanswered);
			this.clock.advance(Duration.ofSeconds(1));
		}

		assertThat(this.calls).hasValue(1 + 10);
	}

	@Test
	void addressesFailForThemselves() {
		call(API, this::unanswered);

		assertThat(call("https://other.example", this::answered)).isTrue();
		assertThat(call(API, this::answered)).isFalse();
	}

	@Test
	void aClockThatWasSetBackClosesNoAddressForLong() {
		call(API, this::unanswered);
		this.clock.advance(Duration.ofDays(-1));

		assertThat(call(API, this::answered)).isTrue();
	}

	@Test
	void whatIsNotCalledIsReportedWithoutTheQuery() {
		call(API, this::unanswered);

		assertThatExceptionOfType(ClerkApiException.class)
			.isThrownBy(() -> this.outages.guard(API, API, URL, this::answered))
			.satisfies((ex) -> assertThat(ex.status()).isZero())
			.withMessage("https://api.example/v1/clients/handshake_payload gave no answer");
	}

	@Test
	void whileTheProbeHangsNobodyElseWaits() throws Exception {
		call(API, this::unanswered);
		this.clock.advance(Duration.ofSeconds(1));
		CountDownLatch probing = new CountDownLatch(1);
		CountDownLatch hanging = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			Future<Boolean> probe = threads.submit(() -> call(API, () -> hanging(probing, hanging)));
			probing.await();
			List<Future<Boolean>> others = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				others.add(threads.submit(() -> call(API, this::answered)));
			}

			for (Future<Boolean> other : others) {
				assertThat(other.get(10, TimeUnit.SECONDS)).isFalse();
			}
			hanging.countDown();
			assertThat(probe.get(10, TimeUnit.SECONDS)).isFalse();
			assertThat(this.calls).hasValue(2);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void ofManyCallsAfterAPauseOneIsMade() throws Exception {
		call(API, this::unanswered);
		this.clock.advance(Duration.ofSeconds(1));
		CountDownLatch start = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<Boolean>> all = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				all.add(threads.submit(() -> {
					start.await();
					return call(API, this::unanswered);
				}));
			}
			start.countDown();
			for (Future<Boolean> each : all) {
				assertThat(each.get(10, TimeUnit.SECONDS)).isFalse();
			}
		}
		finally {
			threads.shutdownNow();
		}

		assertThat(this.calls).hasValue(2);
	}

	@Test
	void aCallThatFailsAfterALaterOneWasAnsweredIsOldNews() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch hanging = new CountDownLatch(1);
		ExecutorService threads = Executors.newSingleThreadExecutor();
		try {
			Future<Boolean> early = threads.submit(() -> call(API, () -> hanging(begun, hanging)));
			begun.await();
			this.clock.advance(Duration.ofSeconds(1));
			assertThat(call(API, this::answered)).isTrue();
			hanging.countDown();
			assertThat(early.get(10, TimeUnit.SECONDS)).isFalse();
		}
		finally {
			threads.shutdownNow();
		}

		assertThat(call(API, this::answered)).isTrue();
	}

	@Test
	void beforeAHangIsKnownABoundedNumberOfCallersWaits() throws Exception {
		CountDownLatch begun = new CountDownLatch(64);
		CountDownLatch hanging = new CountDownLatch(1);
		ExecutorService threads = Executors.newFixedThreadPool(64);
		try {
			List<Future<Boolean>> waiting = new ArrayList<>();
			for (int i = 0; i < 64; i++) {
				waiting.add(threads.submit(() -> call(API, () -> hanging(begun, hanging))));
			}
			begun.await();

			assertThat(call(API, this::answered)).isFalse();
			assertThat(call("https://other.example", this::answered)).isTrue();
			hanging.countDown();
			for (Future<Boolean> each : waiting) {
				assertThat(each.get(10, TimeUnit.SECONDS)).isFalse();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private BackendAnswer hanging(CountDownLatch begun, CountDownLatch end) {
		begun.countDown();
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return unanswered();
	}

	private BackendAnswer answered() {
		this.calls.incrementAndGet();
		return ANSWER;
	}

	private BackendAnswer unanswered() {
		this.calls.incrementAndGet();
		throw new ClerkApiException(URL, null);
	}

	/**
	 * Tells whether there was an answer.
	 */
	private boolean call(String address, Supplier<BackendAnswer> call) {
		try {
			this.outages.guard(address, address, URL, call);
			return true;
		}
		catch (ClerkApiException ex) {
			return false;
		}
	}

}
