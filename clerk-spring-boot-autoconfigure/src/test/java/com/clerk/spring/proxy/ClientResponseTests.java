package com.clerk.spring.proxy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClientResponse}. A response that is complete is the container's, which
 * may give it to another request at once.
 */
class ClientResponseTests {

	private final Output output = new Output();

	private final AsyncContext async = Mockito.mock(AsyncContext.class);

	private final ProxyExchange exchange = exchange(this.async);

	private final ClientResponse response = new ClientResponse(new MockHttpServletResponse(), this.output,
			this.exchange, false);

	@Test
	void theTimerLeavesAResponseAloneThatItHasCompleted() {
		BDDMockito.willAnswer((invocation) -> this.output.complete()).given(this.async).complete();
		start();
		this.output.readyOnce = true;
		this.exchange.data(octets("the end"));
		this.output.ready = false;
		this.exchange.end();
		this.output.ready = true;

		this.exchange.tick();

		assertThat(this.output.written).containsExactly("the end");
		assertThat(this.output.isComplete()).isTrue();
		assertThat(this.output.touched).isFalse();
	}

	@Test
	void anAnswerThatGoesOnLeavesAResponseAloneThatTheContainerHasCompleted() {
		start();
		this.output.complete();
		this.exchange.onComplete(new AsyncEvent(this.async));

		this.exchange.data(octets("late"));
		this.exchange.end();

		assertThat(this.output.written).isEmpty();
		assertThat(this.output.touched).isFalse();
	}

	private void start() {
		this.exchange.start(this.response, new SilentTransport(),
				new UpstreamRequest(UpstreamUrl.parse("https://fapi.example"), "GET", "/", List.of(), null));
		this.response.onWritePossible();
		this.exchange.head(new UpstreamHead(200, List.of()));
	}

	private static ProxyExchange exchange(AsyncContext async) {
		Duration minute = Duration.ofMinutes(1);
		FrontendApiProxySettings settings = new FrontendApiProxySettings("/__clerk", null, List.of(), minute, minute,
				minute, 1);
		LocationRewriting locations = new LocationRewriting(UpstreamUrl.parse("https://fapi.example"),
				"https://app.example/__clerk");
		return new ProxyExchange(async, "/__clerk", locations, new Deadlines(System::nanoTime, settings),
				Mockito.mock(ExchangeEvents.class));
	}

	private static ByteBuffer octets(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** An output that notes whether it is used by somebody who should not. */
	private static final class Output extends ServletOutputStream {

		private final List<String> written = new ArrayList<>();

		private final AtomicBoolean complete = new AtomicBoolean();

		private boolean ready = true;

		/** Nothing more fits after the next octets. */
		private boolean readyOnce;

		private boolean touched;

		Object complete() {
			return this.complete.getAndSet(true);
		}

		boolean isComplete() {
			return this.complete.get();
		}

		@Override
		public boolean isReady() {
			look();
			return this.ready;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			look();
		}

		@Override
		public void write(int octet) {
			look();
		}

		@Override
		public void write(byte[] octets, int offset, int count) {
			look();
			this.written.add(new String(octets, offset, count, StandardCharsets.US_ASCII));
			this.ready = !this.readyOnce;
		}

		@Override
		public void flush() {
			look();
		}

		private void look() {
			this.touched |= this.complete.get();
		}

	}

	/** A transport whose upstream says nothing. */
	private static final class SilentTransport implements UpstreamTransport {

		@Override
		public UpstreamCall send(UpstreamRequest request, UpstreamListener listener) {
			return Mockito.mock(UpstreamCall.class);
		}

		@Override
		public void closeIdle(Duration idle) {
			// There is none.
		}

		@Override
		public void close() {
			// There is nothing open.
		}

	}

}
