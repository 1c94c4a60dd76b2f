package com.clerk.spring.test.emulator.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;

/**
 * The HTTP side: reads requests up to a limit, has them answered and recorded, writes the
 * answers.
 */
public final class HttpListener implements AutoCloseable {

	static final int MAX_BODY = 64 * 1024;

	private static final String CONTROL = "/emulator/";

	private static final int NO_ANSWER = 0;

	/**
	 * How many requests are answered at the same time: more than tests make, and enough
	 * for what is asked while an answer waits for it, as an endpoint of webhooks may.
	 */
	static final int MAX_THREADS = 256;

	private static final long IDLE_SECONDS = 60;

	private static final long CLOSED_CHECK_MILLIS = 50;

	private final HttpServer server;

	private final ExecutorService executor;

	private final Function<ApiRequest, ApiResponse> dispatcher;

	private final ObjIntConsumer<ApiRequest> log;

	private final RequestFaults faults;

	private HttpListener(HttpServer server, Function<ApiRequest, ApiResponse> dispatcher,
			ObjIntConsumer<ApiRequest> log, RequestFaults faults) {
		this.server = server;
		this.dispatcher = dispatcher;
		this.log = log;
		this.faults = faults;
		AtomicInteger counter = new AtomicInteger();
		this.executor = new ThreadPoolExecutor(0, MAX_THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(),
				(task) -> {
					Thread thread = new Thread(task, "clerk-emulator-" + counter.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				}, HttpListener::await);
	}

	/**
	 * Starts to listen, on the loopback address only.
	 * @param port the port, 0 for a free one
	 * @throws UncheckedIOException if the port is taken
	 */
	public static HttpListener start(int port, Function<ApiRequest, ApiResponse> dispatcher,
			ObjIntConsumer<ApiRequest> log, RequestFaults faults) {
		HttpServer server = bind(port);
		HttpListener listener = new HttpListener(server, dispatcher, log, faults);
		server.createContext("/", listener::handle);
		server.setExecutor(listener.executor);
		server.start();
		return listener;
	}

	private static HttpServer bind(int port) {
		try {
			return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The emulator can't listen on port " + port, ex);
		}
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
			boolean tooLarge = body.length > MAX_BODY;
			ApiRequest request = request(exchange, tooLarge ? new byte[0] : body);
			ApiResponse response = tooLarge ? ApiResponse.error(ApiException.bodyTooLarge()) : answer(request);
			this.log.accept(request, (response != null) ? response.status() : NO_ANSWER);
			if (response != null) {
				write(exchange, response);
			}
		}
	}

	/**
	 * Returns the answer, or what goes wrong in its place: null for none.
	 */
	private @Nullable ApiResponse answer(ApiRequest request) {
		if (request.path().startsWith(CONTROL)) {
			return this.dispatcher.apply(request);
		}
		await(this.faults.latency(request));
		Fault fault = this.faults.take(request).orElse(null);
		return (fault != null) ? fault.response() : this.dispatcher.apply(request);
	}

	/**
	 * Lets the next request wait until another is answered. It stays with its connection
	 * when the emulator is closed meanwhile, which closes that.
	 */
	private static void await(Runnable task, ThreadPoolExecutor threads) {
		try {
			boolean taken = false;
			while (!taken && !threads.isShutdown()) {
				taken = threads.getQueue().offer(task, CLOSED_CHECK_MILLIS, TimeUnit.MILLISECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void await(Duration latency) {
		try {
			Thread.sleep(latency.toMillis());
		}
		catch (InterruptedException ex) {
			// the emulator is being closed
			Thread.currentThread().interrupt();
		}
	}

	private static ApiRequest request(HttpExchange exchange, byte[] body) {
		Map<String, List<String>> headers = new TreeMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
		return new ApiRequest(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(),
				exchange.getRequestURI().getRawQuery(), headers, new String(body, StandardCharsets.UTF_8));
	}

	private static void write(HttpExchange exchange, ApiResponse response) throws IOException {
		response.headers()
			.forEach((name, values) -> values.forEach((value) -> exchange.getResponseHeaders().add(name, value)));
		// The JDK sends headers and body apart, so on a kept connection the body waits
		// some
		// 40 ms for the headers to be acknowledged.
		exchange.getResponseHeaders().set("Connection", "close");
		byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
		boolean bodiless = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
		exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
		if (!bodiless) {
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(body);
			}
		}
	}

	/**
	 * Frees the port at once.
	 */
	@Override
	public void close() {
		this.executor.shutdownNow();
		this.server.stop(0);
	}

}
