package com.clerk.spring.request;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import com.clerk.spring.ManyCallers;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.Json;
import com.clerk.spring.backend.UserApi;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.token.TestClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@ExtendWith(OutputCaptureExtension.class)
class UserCacheTests {

	private static final int CALLERS = 1000;

	private static final Duration TTL = Duration.ofSeconds(10);

	private static final ClerkOptions OPTIONS = ClerkOptions.builder()
		.apiUrl("https://api.example")
		.secretKey("sk_test_one")
		.build();

	private final TestClock clock = new TestClock();

	private final FakeUsers api = new FakeUsers();

	private final UserCache cache = new UserCache(this.api, this.clock, TTL, 100);

	@Test
	void aUserIsAskedForOnceUntilTheTimeIsOver() {
		this.cache.get("user_1", OPTIONS);
		this.clock.advance(TTL.minusMillis(1));
		assertThat(this.cache.get("user_1", OPTIONS).id()).isEqualTo("user_1");
		assertThat(this.api.calls()).isEqualTo(1);

		this.clock.advance(Duration.ofMillis(1));
		this.cache.get("user_1", OPTIONS);
		assertThat(this.api.calls()).isEqualTo(2);
	}

	@Test
	void readingAUserDoesNotProlongTheTime() {
		for (int second = 0; second < 11; second++) {
			this.cache.get("user_1", OPTIONS);
			this.clock.advance(Duration.ofSeconds(1));
		}

		assertThat(this.api.calls()).isEqualTo(2);
	}

	@Test
	void withoutATimeNothingIsKept() {
		UserCache none = new UserCache(this.api, this.clock, Duration.ZERO, 100);

		none.get("user_1", OPTIONS);
		none.get("user_1", OPTIONS);

		assertThat(this.api.calls()).isEqualTo(2);
	}

	@Test
	void withoutRoomNothingIsKept() {
		UserCache none = new UserCache(this.api, this.clock, TTL, 0);

		none.get("user_1", OPTIONS);
		none.get("user_1", OPTIONS);

		assertThat(this.api.calls()).isEqualTo(2);
	}

	@Test
	void usersAndInstancesAreKeptApart() {
		List<ClerkOptions> instances = List.of(OPTIONS, OPTIONS.mutate().secretKey("sk_test_two").build(),
				OPTIONS.mutate().apiUrl("https://other.example").build(), OPTIONS.mutate().apiVersion("v2").build());
		for (int round = 0; round < 2; round++) {
			for (ClerkOptions instance : instances) {
				assertThat(this.cache.get("user_1", instance).username())
					.isEqualTo(instance.apiUrl() + instance.apiVersion() + instance.secretKey());
				assertThat(this.cache.get("user_2", instance).id()).isEqualTo("user_2");
			}
		}

		assertThat(this.api.calls()).isEqualTo(8);
	}

	@Test
	void whatDoesNotMakeAnInstanceDoesNotMatter() {
		this.cache.get("user_1", OPTIONS);
		this.cache.get("user_1", OPTIONS.mutate().signInUrl("/in").readTimeout(Duration.ofSeconds(1)).build());

		assertThat(this.api.calls()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 401, 404, 429, 500, 503 })
	void aFailureIsNotKept(int status, CapturedOutput output) {
		ClerkApiException failure = (status == 0) ? new ClerkApiException("https://api.example", null)
				: new ClerkApiException("https://api.example", status, List.of(), null, null);
		this.api.fail(failure);
		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> this.cache.get("user_1", OPTIONS))
				.isSameAs(failure);
		}
		assertThat(this.api.calls()).isEqualTo(2);

		this.api.fail(null);
		assertThat(this.cache.get("user_1", OPTIONS).id()).isEqualTo("user_1");
		assertThat(output).isEmpty();
	}

	@Test
	void memoryIsBounded() {
		UserCache small = new UserCache(this.api, this.clock, TTL, 10);

		IntStream.range(0, 1000).forEach((number) -> small.get("user_" + number, OPTIONS));

		assertThat(small.size()).isLessThanOrEqualTo(10);
	}

	@Test
	void aForgottenUserIsAskedForAgainInEveryInstance() {
		ClerkOptions other = OPTIONS.mutate().secretKey("sk_test_two").build();
		this.cache.get("user_1", OPTIONS);
		this.cache.get("user_1", other);
		this.cache.get("user_2", OPTIONS);

		this.cache.forget("user_1");

		this.cache.get("user_1", OPTIONS);
		this.cache.get("user_1", other);
		this.cache.get("user_2", OPTIONS);
		assertThat(this.api.calls()).isEqualTo(5);
	}

	@Test
	void whatWasAskedBeforeAUserChangedIsNotKept() {
		AtomicReference<UserCache> changing = new AtomicReference<>();
		changing.set(new UserCache((userId, options) -> {
			ClerkUser before = this.api.user(userId, options);
			if (this.api.calls() == 1) {
				changing.get().forget(userId);
			}
			return before;
		}, this.clock, TTL, 100));

		changing.get().get("user_1", OPTIONS);
		changing.get().get("user_1", OPTIONS);
		changing.get().get("user_1", OPTIONS);

		assertThat(this.api.calls()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "PT-1S, 10, ttl", "PT1S, -1, maximum-size" })
	void negativeFiguresAreRefusedByName(Duration ttl, int size, String property) {
		assertThatIllegalArgumentException().isThrownBy(() -> new UserCache(this.api, this.clock, ttl, size))
			.withMessageContaining("clerk.user-cache." + property);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT10S" })
	@Timeout(60)
	void oneCallServesAThousandWhoAskAtTheSameTime(Duration ttl) {
		ManyCallers<ClerkUser> callers = new ManyCallers<>(CALLERS, () -> user("user_1", "ada"));

		assertThat(ask(callers, ttl)).hasSize(CALLERS).allMatch("user_1"::equals);
		assertThat(callers.calls()).isEqualTo(1);
	}

	@Test
	@Timeout(60)
	void whileClerkGivesNoAnswersOnlyOneRequestFindsOutWhetherItIsBack() throws Exception {
		AtomicReference<Supplier<ClerkUser>> answer = new AtomicReference<>(() -> {
			throw new ClerkApiException("https://api.example", null);
		});
		UserCache cache = new UserCache((userId, options) -> answer.get().get(), this.clock, TTL, 100);
		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> cache.get("user_1", OPTIONS));
		CountDownLatch called = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		answer.set(() -> {
			called.countDown();
			await(answered);
			return this.api.user("user_1", OPTIONS);
		});
		CompletableFuture<ClerkUser> first = CompletableFuture.supplyAsync(() -> cache.get("user_1", OPTIONS));
		called.await();

		assertThatExceptionOfType(ClerkApiException.class).isThrownBy(() -> cache.get("user_1", OPTIONS))
			.satisfies((ex) -> assertThat(ex.status()).isZero());

		answered.countDown();
		assertThat(first.join().id()).isEqualTo("user_1");
		assertThat(cache.get("user_1", OPTIONS).id()).isEqualTo("user_1");
		assertThat(this.api.calls()).isEqualTo(1);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	@Timeout(60)
	void allWhoWaitLearnOfAFailure() {
		ManyCallers<ClerkUser> callers = new ManyCallers<>(CALLERS, () -> {
			throw new ClerkApiException("https://api.example", 503, List.of(), null, null);
		});

		assertThat(ask(callers, TTL)).hasSize(CALLERS).allMatch((result) -> result.contains("503"));
		assertThat(callers.calls()).isEqualTo(1);
	}

	@Test
	@Timeout(60)
	void nobodyWaitsForACallThatBroke() {
		ManyCallers<ClerkUser> callers = new ManyCallers<>(CALLERS, () -> {
			throw new AssertionError("broken");
		});

		assertThat(ask(callers, TTL)).hasSize(CALLERS);
	}

	private List<String> ask(ManyCallers<ClerkUser> callers, Duration ttl) {
		UserCache cache = new UserCache((userId, options) -> callers.call(), this.clock, ttl, 100);
		return callers.ask(() -> cache.get("user_1", OPTIONS).id());
	}

	private static ClerkUser user(String id, String username) {
		return Json.resource(Map.of("id", id, "username", username), ClerkUser.class);
	}

	/**
	 * Says of whom it was asked, and how.
	 */
	private static final class FakeUsers implements UserApi {

		private int calls;

		private ClerkApiException failure;

		@Override
		public ClerkUser user(String userId, ClerkOptions options) {
			this.calls++;
			if (this.failure != null) {
				throw this.failure;
			}
			return UserCacheTests.user(userId, options.apiUrl() + options.apiVersion() + options.secretKey());
		}

		void fail(ClerkApiException failure) {
			this.failure = failure;
		}

		int calls() {
			return this.calls;
		}

	}

}
