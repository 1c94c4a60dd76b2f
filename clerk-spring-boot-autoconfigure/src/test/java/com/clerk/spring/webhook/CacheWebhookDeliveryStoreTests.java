package com.clerk.spring.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import org.springframework.cache.concurrent.ConcurrentMapCache;

import com.clerk.spring.token.TestClock;
import com.clerk.spring.webhook.WebhookDeliveryStore.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CacheWebhookDeliveryStoreTests {

	private static final Runnable NOTHING = () -> {
	};

	private final TestClock clock = new TestClock();

	private final ConcurrentMapCache cache = new ConcurrentMapCache("deliveries");

	private final CacheWebhookDeliveryStore store = new CacheWebhookDeliveryStore(this.cache, this.clock);

	private final CacheWebhookDeliveryStore otherNode = new CacheWebhookDeliveryStore(this.cache, this.clock);

	@Test
	void whatOneNodeHandledNoOtherHandles() {
		assertThat(this.store.handleOnce("msg_1", NOTHING)).isEqualTo(Outcome.HANDLED);
		assertThat(this.otherNode.handleOnce("msg_1", NOTHING)).isEqualTo(Outcome.HANDLED_BEFORE);
	}

	@Test
	void whatOneNodeIsAtNoOtherHandles() {
		AtomicReference<Outcome> meanwhile = new AtomicReference<>();

		this.store.handleOnce("msg_1", () -> meanwhile.set(this.otherNode.handleOnce("msg_1", NOTHING)));

		assertThat(meanwhile).hasValue(Outcome.BEING_HANDLED);
	}

	@Test
	void whatFailedIsHandledAgain() {
		assertThatIllegalStateException().isThrownBy(() -> this.store.handleOnce("msg_1", () -> {
			throw new IllegalStateException();
		}));

		assertThat(this.otherNode.handleOnce("msg_1", NOTHING)).isEqualTo(Outcome.HANDLED);
	}

	@Test
	void whatANodeLeftBehindIsHandledAgainAfterAWhile() {
		AtomicReference<Outcome> early = new AtomicReference<>();
		AtomicReference<Outcome> late = new AtomicReference<>();

		this.store.handleOnce("msg_1", () -> {
			this.clock.advance(CacheWebhookDeliveryStore.LIFE_OF_CLAIM);
			early.set(this.otherNode.handleOnce("msg_1", NOTHING));
			this.clock.advance(Duration.ofMillis(1));
			late.set(this.otherNode.handleOnce("msg_1", NOTHING));
		});

		assertThat(early).hasValue(Outcome.BEING_HANDLED);
		assertThat(late).hasValue(Outcome.HANDLED);
	}

	@Test
	void whoFailsAfterThatLeavesAloneWhatAnotherHandled() {
		assertThatIllegalStateException().isThrownBy(() -> this.store.handleOnce("msg_1", () -> {
			this.clock.advance(CacheWebhookDeliveryStore.LIFE_OF_CLAIM.plusMillis(1));
			this.otherNode.handleOnce("msg_1", NOTHING);
			throw new IllegalStateException();
		}));

		assertThat(this.otherNode.handleOnce("msg_1", NOTHING)).isEqualTo(Outcome.HANDLED_BEFORE);
	}

}
