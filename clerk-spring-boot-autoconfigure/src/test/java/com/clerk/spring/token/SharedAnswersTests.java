package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.cache.Cache;
import org.springframework.cache.concurrent.ConcurrentMapCache;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Answers about opaque tokens in a cache of the application, which several nodes share
 * and to which others may write.
 */
class SharedAnswersTests {

	private static final Duration TTL = Duration.ofSeconds(5);

	private static final ClerkOptions OPTIONS = ClerkOptions.builder().secretKey("sk_test_one").build();

	private final FakeMachineTokenApi api = new FakeMachineTokenApi();

	private final TestClock clock = new TestClock();

	private final ConcurrentMapCache cache = new ConcurrentMapCache("tokens");

	private final MachineTokenVerifier verifier = verifier(this.cache, this.clock);

	@Test
	void nodesShareAnAnswer() {
		VerifiedMachineToken first = verify(this.verifier, "ak_1");

		VerifiedMachineToken second = verify(verifier(this.cache, this.clock), "ak_1");

		assertThat(second).isEqualTo(first);
		assertThat(this.api.calls()).hasSize(1);
	}

	@Test
	void anAnswerIsTheSameOnTheOtherNode() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("name", "Käse \"1\"", "scopes", List.of("a", "b"), "claims",
				Map.of("deep", List.of(1L, 1.5, true, Map.of("x", "y"))))));

		assertThat(verify(this.verifier, "ak_1")).isEqualTo(verify(verifier(this.cache, this.clock), "ak_1"));
		assertThat(this.api.calls()).hasSize(1);
	}

	@Test
	void theTimeIsUpForAllNodesAtOnce() {
		verify(this.verifier, "ak_1");
		this.clock.advance(TTL.minusMillis(1));
		verify(verifier(this.cache, this.clock), "ak_1");
		verify(this.verifier, "ak_1");
		assertThat(this.api.calls()).hasSize(1);

		this.clock.advance(Duration.ofMillis(1));
		verify(this.verifier, "ak_1");
		verify(verifier(this.cache, this.clock), "ak_1");

		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void anAnswerIsNotKeptBeyondTheExpiration() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("expiration", this.clock.millis() + 2000)));
		verify(this.verifier, "ak_1");

		this.clock.advance(Duration.ofMillis(2000));
		verify(this.verifier, "ak_1");

		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void aNodeWithAClockAheadKeepsNothingGoodForLonger() {
		TestClock ahead = new TestClock();
		ahead.set(this.clock.instant().plusSeconds(60));
		verify(verifier(this.cache, ahead), "ak_1");

		verify(this.verifier, "ak_1");

		assertThat(this.api.calls()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"user_1\",\"user_2\"", "\"read\",\"write\"", "\"subject\":,\"Subject\":",
			"\"until\":,\"until\":1" })
	void aValueThatWasTamperedWithCountsForNothing(String change) {
		verify(this.verifier, "ak_1");
		String[] words = change.split(",");
		String value = onlyValue();
		assertThat(value).contains(words[0]);
		this.cache.put(onlyKey(), value.replace(words[0], words[1]));

		VerifiedMachineToken token = verify(this.verifier, "ak_1");

		assertThat(token.subject()).isEqualTo("user_1");
		assertThat(token.scopes()).containsExactly("read");
		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void aValueCopiedToAnotherTokenCountsForNothing() {
		verify(this.verifier, "ak_1");
		String good = onlyValue();
		this.cache.clear();
		verify(this.verifier, "ak_2");
		this.cache.put(onlyKey(), good);
		this.api.fails(new ClerkApiException("https://api.example/verify", 404, List.of(), null, null));

		assertRefused("ak_2", OPTIONS);
	}

	@Test
	void aValueOfAnotherInstanceCountsForNothing() {
		ClerkOptions other = ClerkOptions.builder().secretKey("sk_test_two").build();
		this.verifier.verify(TokenType.API_KEY, "ak_1", other);
		String foreign = onlyValue();
		this.cache.clear();
		verify(this.verifier, "ak_1");
		this.cache.put(onlyKey(), foreign);
		this.api.fails(new ClerkApiException("https://api.example/verify", 404, List.of(), null, null));

		assertRefused("ak_1", OPTIONS);
	}

	@Test
	void anInstanceFindsNothingOfAnother() {
		verify(this.verifier, "ak_1");

		this.verifier.verify(TokenType.API_KEY, "ak_1", OPTIONS.mutate().secretKey("sk_test_two").build());
		this.verifier.verify(TokenType.API_KEY, "ak_1", OPTIONS.mutate().apiUrl("https://api.example").build());
		this.verifier.verify(TokenType.M2M_TOKEN, "ak_1", OPTIONS);

		assertThat(this.api.calls()).hasSize(4);
		assertThat(this.cache.getNativeCache()).hasSize(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "{}", "0000000000000000000000000000000000000000000000000000000000000000{}" })
	void junkCountsForNothing(String junk) {
		verify(this.verifier, "ak_1");
		this.cache.put(onlyKey(), junk);
		verify(this.verifier, "ak_1");
		this.cache.put(onlyKey(), 1);
		verify(this.verifier, "ak_1");
		this.cache.put(onlyKey(), null);
		verify(this.verifier, "ak_1");

		assertThat(this.api.calls()).hasSize(4);
	}

	@Test
	void neitherTokenNorSecretKeyIsInTheCache() {
		verify(this.verifier, "ak_1");

		assertThat(onlyKey() + onlyValue()).doesNotContain("ak_1", "sk_test_one");
	}

	@Test
	void refusalsStayInMemory() {
		this.api.fails(new ClerkApiException("https://api.example/verify", 404, List.of(), null, null));
		assertRefused("ak_1", OPTIONS);
		assertRefused("ak_1", OPTIONS);

		assertThat(this.api.calls()).hasSize(1);
		assertThat(this.cache.getNativeCache()).isEmpty();
	}

	@Test
	void aCacheThatFailsHoldsNothing() {
		MachineTokenVerifier failing = verifier(new FailingCache(), this.clock);

		verify(failing, "ak_1");
		verify(failing, "ak_1");

		assertThat(this.api.calls()).hasSize(2);
	}

	@Test
	void aCacheThatFailsIsLeftAloneForAWhile() {
		FailingCache cache = new FailingCache();
		MachineTokenVerifier failing = verifier(cache, this.clock);

		verify(failing, "ak_1");
		verify(failing, "ak_2");
		this.clock.advance(Duration.ofMillis(4_999));
		verify(failing, "ak_3");
		assertThat(cache.used).as("a read and a write").isEqualTo(2);

		this.clock.advance(Duration.ofMillis(1));
		verify(failing, "ak_4");
		verify(failing, "ak_5");
		assertThat(cache.used).as("a read and a write more").isEqualTo(4);

		this.clock.advance(Duration.ofSeconds(5));
		cache.works = true;
		verify(failing, "ak_6");
		verify(failing, "ak_6");
		assertThat(this.api.calls()).hasSize(6);
	}

	@Test
	void aCacheThatCanOnlyBeReadIsReadAndNotWrittenForAWhile() {
		AtomicInteger writes = new AtomicInteger();
		MachineTokenVerifier readOnly = verifier(new ConcurrentMapCache("replica") {

			@Override
			public void put(Object key, Object value) {
				writes.incrementAndGet();
				throw new IllegalStateException("read only");
			}

		}, this.clock);

		for (int i = 0; i < 5; i++) {
			verify(readOnly, "ak_" + i);
		}
		assertThat(writes).hasValue(1);
	}

	@Test
	void onlyWhatIsNeededIsInTheCache() {
		this.api.answers(FakeMachineTokenApi.answer(Map.of("description", "of Ada", "last_used_at", 1L)));

		verify(this.verifier, "ak_1");

		assertThat(onlyValue()).contains("user_1").doesNotContain("of Ada").doesNotContain("last_used_at");
	}

	@Test
	void nothingIsKeptWhenSwitchedOff() {
		MachineTokenVerifier off = MachineTokenVerifier.create(this.api, keys(this.clock), this.clock, Duration.ZERO,
				100, this.cache);

		verify(off, "ak_1");
		verify(off, "ak_1");

		assertThat(this.api.calls()).hasSize(2);
		assertThat(this.cache.getNativeCache()).isEmpty();
	}

	private MachineTokenVerifier verifier(Cache cache, Clock clock) {
		return MachineTokenVerifier.create(this.api, keys(clock), clock, TTL, 100, cache);
	}

	private static SigningKeys keys(Clock clock) {
		return SigningKeys.create(new FakeBackendApi(), clock, new TestExecutor(), (duration) -> {
		});
	}

	private static VerifiedMachineToken verify(MachineTokenVerifier verifier, String token) {
		return verifier.verify(TokenType.API_KEY, token, OPTIONS);
	}

	private void assertRefused(String token, ClerkOptions options) {
		assertThatExceptionOfType(MachineTokenVerificationException.class)
			.isThrownBy(() -> this.verifier.verify(TokenType.API_KEY, token, options))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(MachineTokenErrorReason.TOKEN_INVALID));
	}

	private String onlyKey() {
		ConcurrentMap<Object, Object> kept = this.cache.getNativeCache();
		assertThat(kept).hasSize(1);
		return (String) kept.keySet().iterator().next();
	}

	private String onlyValue() {
		return (String) Objects.requireNonNull(this.cache.getNativeCache().get(onlyKey()));
	}

	/**
	 * A cache whose server is gone.
	 */
	private static final class FailingCache extends ConcurrentMapCache {

		private int used;

		private boolean works;

		FailingCache() {
			super("failing");
		}

		@Override
		public ValueWrapper get(Object key) {
			use();
			return super.get(key);
		}

		@Override
		public void put(Object key, Object value) {
			use();
			super.put(key, value);
		}

		private void use() {
			this.used++;
			if (!this.works) {
				throw new IllegalStateException("gone");
			}
		}

	}

}
