package com.clerk.spring.webhook;

import java.time.Duration;
import java.util.stream.IntStream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import com.clerk.spring.token.TestClock;
import com.clerk.spring.webhook.WebhookDeliveryStore.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MemoryWebhookDeliveryStoreTests {

	private static final Runnable NOTHING = () -> {
	};

	private final TestClock clock = new TestClock();

	private final MemoryWebhookDeliveryStore store = new MemoryWebhookDeliveryStore(this.clock);

	@Test
	void remembersForADay() {
		assertThat(handle("msg_1")).isEqualTo(Outcome.HANDLED);
		this.clock.advance(MemoryWebhookDeliveryStore.RETENTION);
		assertThat(handle("msg_1")).isEqualTo(Outcome.HANDLED_BEFORE);

		this.clock.advance(Duration.ofMillis(1));

		assertThat(handle("msg_1")).isEqualTo(Outcome.HANDLED);
	}

	@Test
	void forgetsWhatFailed() {
		assertThatIllegalStateException().isThrownBy(() -> this.store.handleOnce("msg_1", () -> {
			throw new IllegalStateException();
		}));

		assertThat(handle("msg_1")).isEqualTo(Outcome.HANDLED);
	}

	@Test
	void forgetsTheOldestWhenFull() {
		IntStream.rangeClosed(0, MemoryWebhookDeliveryStore.MAX_DELIVERIES)
			.forEach((number) -> handle("msg_" + number));

		assertThat(handle("msg_" + MemoryWebhookDeliveryStore.MAX_DELIVERIES)).isEqualTo(Outcome.HANDLED_BEFORE);
		assertThat(handle("msg_1")).isEqualTo(Outcome.HANDLED_BEFORE);
		assertThat(handle("msg_0")).isEqualTo(Outcome.HANDLED);
	}

	@Test
	void isEmptiedByTime() {
		IntStream.range(0, 1000).forEach((number) -> handle("msg_" + number));
		this.clock.advance(MemoryWebhookDeliveryStore.RETENTION.plusMillis(1));

		handle("msg_new");

		assertThat(this.store).extracting("handled")
			.asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsOnlyKeys("msg_new");
	}

	private Outcome handle(String id) {
		return this.store.handleOnce(id, NOTHING);
	}

}
