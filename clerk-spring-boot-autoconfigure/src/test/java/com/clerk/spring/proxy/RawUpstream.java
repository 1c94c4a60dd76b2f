package com.clerk.spring.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The Frontend API as a test writes it, byte for byte, on a plain socket: it shows what
 * it received as it was sent, and answers whatever it is told to, HTTP or not.
 */
final class RawUpstream implements AutoCloseable {

	private static final int PATIENCE_IN_SECONDS = 10;

	private final ServerSocket server = open();

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final BlockingQueue<Received> unseen = new LinkedBlockingQueue<>();

	private final AtomicInteger count = new AtomicInteger();

	private volatile Script script = Script.OK;

	RawUpstream() {
		daemon(this::accept);
	}

	/** What the upstream does with each request from now on. */
	void answers(Script script) {
		this.script = script;
	}

	/** What the upstream writes to each request from now on, before it closes. */
	void answers(String head, String body) {
		answers((received, socket) -> {
			write(socket, head.strip().replace("\n", "\r\n") + "\r\nConnection: close\r\n\r\n" + body);
			socket.close();
		});
	}

	String url() {
		return "http://127.0.0.1:" + port();
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** How many requests have come since the last {@link #reset()}. */
	int count() {
		return this.count.get();
	}

	int openConnections() {
		return this.connections.size();
	}

	/**
	 * Returns the next request, and waits for it if need be.
	 */
	Received next() {
		try {
			Received received = this.unseen.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
			if (received == null) {
				throw new AssertionError("Nothing has reached the upstream");
			}
			return received;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void reset() {
		this.unseen.clear();
		this.count.set(0);
		this.script = Script.OK;
	}

	static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		socket.getOutputStream().flush();
	}

	/**
	 * Lets a script wait until the test goes on.
	 */
	static void await(CountDownLatch latch) throws IOException {
		try {
			if (!latch.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
				throw new IOException("The test does not go on");
			}
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ServerSocket open() {
		try {
			return new ServerSocket(0, 300, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void daemon(Runnable task) {
		Thread thread = new Thread(task, "raw-upstream");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket connection = this.server.accept();
				this.connections.add(connection);
				daemon(() -> serve(connection));
			}
		}
		catch (IOException ex) {
			// The test is over.
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			Received received = read(connection.getInputStream());
			while (received != null) {
				this.count.incrementAndGet();
				this.unseen.add(received);
				this.script.answer(received, connection);
				received = connection.isClosed() ? null : read(connection.getInputStream());
			}
		}
		catch (IOException ex) {
			// The proxy has closed the connection, which is for the test to judge.
		}
		finally {
			this.connections.remove(connection);
		}
	}

	private static Received read(InputStream in) throws IOException {
		String head = readUntil(in, "\r\n\r\n");
		if (head == null) {
			return null;
		}
		Received headOnly = new Received(head, "");
		if (!headOnly.header("Transfer-Encoding").isEmpty()) {
			return new Received(head, readChunks(in));
		}
		List<String> lengths = headOnly.header("Content-Length");
		int length = lengths.isEmpty() ? 0 : Integer.parseInt(lengths.get(0));
		byte[] body = in.readNBytes(length);
		return (body.length == length) ? new Received(head, text(body)) : null;
	}

	private static String readChunks(InputStream in) throws IOException {
		StringBuilder body = new StringBuilder();
		while (true) {
			String size = readUntil(in, "\r\n");
			if (size == null) {
				throw new IOException("The body ends within its chunks");
			}
			byte[] chunk = in.readNBytes(Integer.parseInt(size.strip(), 16));
			readUntil(in, "\r\n");
			if (chunk.length == 0) {
				return body.toString();
			}
			body.append(text(chunk));
		}
	}

	private static String readUntil(InputStream in, String end) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int octet = in.read(); octet >= 0; octet = in.read()) {
			bytes.write(octet);
			if (octet == '\n' && text(bytes.toByteArray()).endsWith(end)) {
				return text(bytes.toByteArray());
			}
		}
		return null;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/** What the upstream does with a request. */
	@FunctionalInterface
	interface Script {

		Script OK = (received, socket) -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfapi");

		/** Waits until the proxy closes the connection. */
		Script SILENCE = (received, socket) -> socket.getInputStream().read();

		void answer(Received received, Socket socket) throws IOException;

	}

	/**
	 * A request as it was received.
	 *
	 * @param head the request line and the headers, each octet a character
	 * @param body the body without its framing, each octet a character
	 */
	record Received(String head, String body) {

		String requestLine() {
			return this.head.substring(0, this.head.indexOf("\r\n"));
		}

		String target() {
			return requestLine().split(" ")[1];
		}

		/**
		 * Returns the values of a header, in order.
		 */
		List<String> header(String name) {
			return this.head.lines()
				.skip(1)
				.filter((line) -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
				.map((line) -> line.substring(name.length() + 1).strip())
				.toList();
		}

	}

}
