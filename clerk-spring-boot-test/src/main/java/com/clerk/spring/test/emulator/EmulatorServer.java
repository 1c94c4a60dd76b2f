package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The listener of the local Clerk: on the loopback address only. It keeps the last
 * requests for assertions.
 */
final class EmulatorServer implements AutoCloseable {

	private static final String NO_DELAY = "sun.net.httpserver.nodelay";

	private static final int THREADS = 8;

	private static final int KEPT_REQUESTS = 1_000;

	private static final int SHOWN_SECRET = 8;

	private final Deque<RecordedRequest> recorded = new ArrayDeque<>();

	private final ExecutorService executor = Executors.newFixedThreadPool(THREADS, (task) -> {
		Thread thread = new Thread(task, "clerk-emulator");
		thread.setDaemon(true);
		return thread;
	});

	private final HttpServer server;

	private final List<EmulatorResource> resources;

	EmulatorServer(int port, List<EmulatorResource> resources) {
		this.resources = List.copyOf(resources);
		sendAtOnce();
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The local Clerk can't listen on port " + port, ex);
		}
		this.server.setExecutor(this.executor);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	/**
	 * The JDK's server sends head and body apart and lets the second wait for the other
	 * side's acknowledgement, some 40 ms, unless this is set before its first use.
	 */
	private static void sendAtOnce() {
		if (System.getProperty(NO_DELAY) == null) {
			System.setProperty(NO_DELAY, "true");
		}
	}

	int port() {
		return this.server.getAddress().getPort();
	}

	List<RecordedRequest> recorded() {
		synchronized (this.recorded) {
			return List.copyOf(this.recorded);
		}
	}

	void forget() {
		synchronized (this.recorded) {
			this.recorded.clear();
		}
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			EmulatorRequest request = EmulatorRequest.read(exchange);
			if (request == null) {
				write(exchange, EmulatorResponse.error(413, "body_too_large", "The body is too large"));
				return;
			}
			EmulatorResponse response = answer(request);
			record(request, response);
			write(exchange, response);
		}
	}

	private EmulatorResponse answer(EmulatorRequest request) {
		return this.resources.stream()
			.map((resource) -> resource.answer(request))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseGet(() -> EmulatorResponse.notFound(request));
	}

	private void record(EmulatorRequest request, EmulatorResponse response) {
		String query = request.uri().getRawQuery();
		String authorization = (request.authorization() != null) ? request.authorization() : "";
		String shown = authorization.substring(0, Math.min(authorization.length(), "Bearer ".length() + SHOWN_SECRET));
		RecordedRequest entry = new RecordedRequest(request.method(), request.path(), (query != null) ? query : "",
				shown, (request.apiVersion() != null) ? request.apiVersion() : "", response.status());
		synchronized (this.recorded) {
			this.recorded.addLast(entry);
			if (this.recorded.size() > KEPT_REQUESTS) {
				this.recorded.removeFirst();
			}
		}
	}

	private static void write(HttpExchange exchange, EmulatorResponse response) throws IOException {
		response.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
		exchange.getResponseHeaders().set("Content-Type", response.contentType());
		exchange.getResponseHeaders().set("Cache-Control", "no-store");
		byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
		boolean hasBody = body.length > 0 && !"HEAD".equals(exchange.getRequestMethod());
		exchange.sendResponseHeaders(response.status(), hasBody ? body.length : -1);
		if (hasBody) {
			exchange.getResponseBody().write(body);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
