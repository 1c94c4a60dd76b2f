package com.clerk.spring.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@Timeout(20)
class BodyCollectorTests {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	@Test
	void partsAreJoined() throws IOException {
		List<byte[]> parts = List.of(new byte[] { 1, 2 }, new byte[0], new byte[] { 3 });

		assertThat(BodyCollector.collect(BodyPublishers.ofByteArrays(parts), PATIENCE)).containsExactly(1, 2, 3);
	}

	@Test
	void partsOfAnotherThreadAreJoined() throws IOException {
		SubmissionPublisher<ByteBuffer> parts = new SubmissionPublisher<>();

		assertThat(BodyCollector.collect(publisher((subscriber) -> {
			parts.subscribe(subscriber);
			parts.submit(ByteBuffer.wrap(new byte[] { 1 }));
			parts.submit(ByteBuffer.wrap(new byte[] { 2 }));
			parts.close();
		}), PATIENCE)).containsExactly(1, 2);
	}

	@Test
	void aBodyThatNeverEndsIsRefusedOnceItIsTooLarge() {
		byte[] part = new byte[BodyCollector.MAX_BODY / 4];

		assertThatIllegalArgumentException()
			.isThrownBy(() -> BodyCollector.collect(BodyPublishers.ofByteArrays(() -> endless(part)), PATIENCE))
			.withMessageContaining("must not be larger than");
	}

	@Test
	void aBodyThatCanNotBeReadSaysWhy() {
		IOException failure = new IOException("the disk");

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> BodyCollector.collect(publisher((subscriber) -> {
			subscriber.onSubscribe(new NoSubscription());
			subscriber.onError(failure);
		}), PATIENCE)).withCause(failure);
	}

	@Test
	void aPublisherThatSaysNothingIsNotWaitedForForEver() {
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> BodyCollector.collect(publisher((subscriber) -> {
		}), Duration.ofMillis(50))).withMessage("The body of a call was not there within PT0.05S");
	}

	@Test
	void anInterruptEndsTheWaitAndIsKept() {
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(InterruptedIOException.class)
			.isThrownBy(() -> BodyCollector.collect(publisher((subscriber) -> {
			}), PATIENCE));
		assertThat(Thread.interrupted()).isTrue();
	}

	private static Iterator<byte[]> endless(byte[] part) {
		return Stream.generate(() -> part).iterator();
	}

	private static BodyPublisher publisher(Flow.Publisher<ByteBuffer> publisher) {
		return BodyPublishers.fromPublisher(publisher);
	}

	private static final class NoSubscription implements Flow.Subscription {

		@Override
		public void request(long n) {
		}

		@Override
		public void cancel() {
		}

	}

}
