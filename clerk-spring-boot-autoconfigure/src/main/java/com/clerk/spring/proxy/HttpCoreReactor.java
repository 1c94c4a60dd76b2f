package com.clerk.spring.proxy;

import java.nio.charset.StandardCharsets;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionReuseStrategy;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.nio.ClientHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ClientHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.nio.NHttpMessageParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.reactor.DefaultConnectingIOReactor;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes what reads and writes on all connections, and its threads. None of them keeps an
 * application alive.
 */
final class HttpCoreReactor {

	private static final int BUFFER = 32 * 1024;

	private static final int MAX_HEADER_LINE = 32 * 1024;

	private static final int MAX_HEADERS = 500;

	/** Reading and writing is little work, and none of it waits. */
	private static final int MAX_THREADS = 4;

	private static final long KEEP_THREAD_SECONDS = 60;

	/** Chunks are made by {@link HttpCoreUpload}. */
	private static final ContentLengthStrategy REQUEST_LENGTH = (message) -> message.containsHeader("Transfer-Encoding")
			? Long.MAX_VALUE : DefaultContentLengthStrategy.INSTANCE.determineLength(message);

	private HttpCoreReactor() {
	}

	static DefaultConnectingIOReactor create() {
		Http1Config http1 = Http1Config.custom()
			.setBufferSize(BUFFER)
			.setChunkSizeHint(BUFFER)
			.setInitialWindowSize(HttpCoreWindow.SIZE)
			.setMaxLineLength(MAX_HEADER_LINE)
			.setMaxHeaderCount(MAX_HEADERS)
			.build();
		CharCodingConfig octets = CharCodingConfig.custom().setCharset(StandardCharsets.ISO_8859_1).build();
		ConnectionReuseStrategy reuse = (request, response, context) -> isTunnel(request, response)
				|| DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, context);
		ClientHttp1StreamDuplexerFactory connections = new ClientHttp1StreamDuplexerFactory(
				HttpProcessorBuilder.create().build(), http1, octets, reuse,
				() -> new WholeHeads(new DefaultHttpResponseParserFactory(http1).create()), null,
				DefaultContentLengthStrategy.INSTANCE, REQUEST_LENGTH, null);
		IOReactorConfig config = IOReactorConfig.custom()
			.setIoThreadCount(Math.min(Runtime.getRuntime().availableProcessors(), MAX_THREADS))
			.setTcpNoDelay(true)
			.setSoTimeout(Timeout.DISABLED)
			.build();
		IOEventHandlerFactory handlers = new ClientHttp1IOEventHandlerFactory(connections, null, null);
		return new DefaultConnectingIOReactor((session, opening) -> {
			((HttpCoreOpening) opening).established(session);
			return handlers.createHandler(session, null);
		}, config, daemons("clerk-proxy-io-"), null, null, null, null);
	}

	/**
	 * A tunnel stays open whatever the proxy says of its own protocol.
	 */
	private static boolean isTunnel(HttpRequest request, HttpResponse response) {
		return request != null && "CONNECT".equals(request.getMethod()) && response.getCode() / 100 == 2;
	}

	/**
	 * Takes no head for one that the connection's end cuts short.
	 *
	 * @param parser reads heads
	 */
	private record WholeHeads(NHttpMessageParser<HttpResponse> parser) implements NHttpMessageParser<HttpResponse> {

		@Override
		public void reset() {
			this.parser.reset();
		}

		@Override
		public @Nullable HttpResponse parse(SessionInputBuffer buffer, boolean endOfStream)
				throws IOException, HttpException {
			HttpResponse head = this.parser.parse(buffer, false);
			if (head == null && endOfStream) {
				throw new ConnectionClosedException();
			}
			return head;
		}

	}

	/**
	 * Makes the executor that waits for addresses. It has a thread while there is
	 * something to wait for.
	 */
	static ExecutorService executor() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, KEEP_THREAD_SECONDS, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), daemons("clerk-proxy-connect-"));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	private static ThreadFactory daemons(String prefix) {
		AtomicInteger number = new AtomicInteger();
		return (task) -> {
			Thread thread = new Thread(task, prefix + number.incrementAndGet());
			thread.setDaemon(true);
			return thread;
		};
	}

}
