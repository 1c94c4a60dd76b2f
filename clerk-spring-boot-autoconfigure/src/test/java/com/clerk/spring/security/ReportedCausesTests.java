package com.clerk.spring.security;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReportedCauses}.
 */
class ReportedCausesTests {

	private final AtomicLong nanos = new AtomicLong();

	private final ReportedCauses causes = new ReportedCauses(this.nanos::get);

	@Test
	void aCauseIsDueOnceAMinute() {
		assertThat(this.causes.isDue("a")).isTrue();
		assertThat(this.causes.isDue("a")).isFalse();
		assertThat(this.causes.isDue("b")).isTrue();
		this.nanos.addAndGet(Duration.ofSeconds(59).toNanos());
		assertThat(this.causes.isDue("a")).isFalse();
		this.nanos.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(this.causes.isDue("a")).isTrue();
	}

	@Test
	void aFailureIsKnownByItsPlaceWhateverItsText() {
		assertThat(this.causes.isDue(failure("No tenant for a.example"))).isTrue();
		assertThat(this.causes.isDue(failure("No tenant for b.example"))).isFalse();
		assertThat(this.causes.isDue(new IllegalStateException("No tenant for a.example"))).isTrue();
	}

	private static RuntimeException failure(String message) {
		return new IllegalStateException(message);
	}

}
