package com.clerk.spring.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExchangeBooks}.
 */
class ExchangeBooksTests {

	private final ExchangesInFlight inFlight = new ExchangesInFlight(1, Mockito.mock(UpstreamTransport.class));

	private final List<String> told = new ArrayList<>();

	@AfterEach
	void close() {
		this.inFlight.close();
	}

	@Test
	void theObserverLearnsOfAFailureBeforeTheEndEvenIfAnotherThreadBringsTheEndMeanwhile() {
		Meanwhile meanwhile = new Meanwhile();
		ExchangeBooks books = books(meanwhile);
		meanwhile.action = () -> {
			books.failed(ProxyFailure.CLIENT_ABORTED, new IllegalStateException("gone"));
			books.over();
		};

		books.failed(ProxyFailure.CONNECT, new IllegalStateException("closed"));
		books.over();

		assertThat(this.told).containsExactly("CONNECT", "over");
	}

	@Test
	void whatFailsAfterTheEndIsNobodysConcern() {
		FailureLog log = new FailureLog(() -> 0);
		ExchangeBooks books = new ExchangeBooks(this.inFlight, new Told(), log);
		books.over();

		books.failed(ProxyFailure.BROKEN_CONNECTION, new IllegalStateException("late"));
		books.over();

		assertThat(this.told).containsExactly("over");
		assertThat(log.lastUpstreamFailure()).isNull();
	}

	@Test
	void thePlaceIsGivenBackOnce() {
		this.inFlight.enter();
		ExchangeBooks books = books(() -> 0);

		books.over();
		books.over();

		assertThat(this.inFlight.count()).isZero();
	}

	private ExchangeBooks books(LongSupplier nanos) {
		return new ExchangeBooks(this.inFlight, new Told(), new FailureLog(nanos));
	}

	/** Stands for another thread, which gets its turn when the log asks for the time. */
	private static final class Meanwhile implements LongSupplier {

		private @Nullable Runnable action;

		@Override
		public long getAsLong() {
			Runnable once = this.action;
			this.action = null;
			if (once != null) {
				once.run();
			}
			return 0;
		}

	}

	private final class Told implements ExchangeEvents {

		@Override
		public void started() {
			ExchangeBooksTests.this.told.add("started");
		}

		@Override
		public void head(int status) {
			ExchangeBooksTests.this.told.add("head");
		}

		@Override
		public void answered(int status) {
			ExchangeBooksTests.this.told.add("answered");
		}

		@Override
		public void failed(ProxyFailure failure, Throwable cause) {
			ExchangeBooksTests.this.told.add(failure.name());
		}

		@Override
		public void over() {
			ExchangeBooksTests.this.told.add("over");
		}

	}

}
