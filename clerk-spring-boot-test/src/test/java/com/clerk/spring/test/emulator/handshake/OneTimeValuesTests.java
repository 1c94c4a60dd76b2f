package com.clerk.spring.test.emulator.handshake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Values that wait to be fetched.
 */
class OneTimeValuesTests {

	private final OneTimeValues<Integer> values = new OneTimeValues<>("x_", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

	@Test
	void ofTooManyTheOldestAreForgotten() {
		List<String> names = IntStream.rangeClosed(0, OneTimeValues.CAPACITY).mapToObj(this.values::keep).toList();

		assertThat(this.values.take(names.get(0))).isEmpty();
		assertThat(this.values.take(names.get(1))).contains(1);
		assertThat(this.values.take(names.get(OneTimeValues.CAPACITY))).contains(OneTimeValues.CAPACITY);
	}

	@Test
	void whenManyAskAtOnceThenOneGetsIt() {
		String name = this.values.keep(1);

		assertThat(IntStream.range(0, 64).parallel().filter((i) -> this.values.take(name).isPresent()).count())
			.isEqualTo(1);
	}

}
