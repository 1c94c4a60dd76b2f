package com.clerk.spring.proxy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long each phase may take: 1 second to connect, 2 to the head, 3 of silence.
 */
class DeadlinesTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

	private final Deadlines deadlines = new Deadlines(this.nanos::get, new FrontendApiProxySettings("/__clerk", null,
			List.of(), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 1));

	@Test
	void aConnectionHasItsTime() {
		assertThat(after(1000)).isNull();
		assertThat(after(1)).isEqualTo(ProxyFailure.CONNECT_TIMEOUT);
	}

	@Test
	void aBodyIsSentAsLongAsItMovesOn() {
		this.deadlines.connected();
		for (int i = 0; i < 10; i++) {
			assertThat(after(3000)).isNull();
			this.deadlines.progress();
		}
		assertThat(after(3001)).isEqualTo(ProxyFailure.IDLE_TIMEOUT);
	}

	@Test
	void theHeadHasItsTimeFromTheEndOfTheRequest() {
		this.deadlines.connected();
		assertThat(after(2500)).isNull();
		this.deadlines.sent();
		assertThat(after(2000)).isNull();
		assertThat(after(1)).isEqualTo(ProxyFailure.RESPONSE_TIMEOUT);
	}

	@Test
	void anAnswerMayTakeAsLongAsItLikesButNotBeSilent() {
		this.deadlines.connected();
		this.deadlines.sent();
		this.deadlines.answered();
		for (int i = 0; i < 10; i++) {
			assertThat(after(3000)).isNull();
			this.deadlines.progress();
		}
		assertThat(after(3001)).isEqualTo(ProxyFailure.IDLE_TIMEOUT);
	}

	@Test
	void aRequestThatIsSentAfterItsAnswerBeganDoesNotWaitForAHead() {
		this.deadlines.connected();
		this.deadlines.answered();
		this.deadlines.sent();
		assertThat(after(2500)).isNull();
	}

	private ProxyFailure after(long millis) {
		this.nanos.addAndGet(Duration.ofMillis(millis).toNanos());
		return this.deadlines.missed();
	}

}
