package com.clerk.spring.proxy;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ServerSocketFactory;

/**
 * A server that does with each connection just what a test says, on plain sockets.
 */
final class ScriptedServer implements AutoCloseable {

	static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

	private final ServerSocket server;

	private final Queue<Conversation> conversations = new ConcurrentLinkedQueue<>();

	private final List<String> heads = new CopyOnWriteArrayList<>();

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private final AtomicInteger accepted = new AtomicInteger();

	private final InetAddress address;

	private ScriptedServer(ServerSocketFactory sockets, InetAddress address) throws IOException {
		this.address = address;
		this.server = sockets.createServerSocket(0, 50, address);
		start(this::accept);
	}

	static ScriptedServer start(Conversation... conversations) throws IOException {
		return start(ServerSocketFactory.getDefault(), InetAddress.getLoopbackAddress(), conversations);
	}

	/**
	 * Starts a server. Each conversation is for one connection, the last one also for
	 * those to come.
	 */
	static ScriptedServer start(ServerSocketFactory sockets, InetAddress address, Conversation... conversations)
			throws IOException {
		ScriptedServer upstream = new ScriptedServer(sockets, address);
		upstream.conversations.addAll(List.of(conversations));
		return upstream;
	}

	int port() {
		return this.server.getLocalPort();
	}

	UpstreamUrl url(String scheme, String host) {
		return UpstreamUrl.parse(scheme + "://" + host + ":" + port());
	}

	UpstreamUrl url() {
		return url("http", this.address.getHostAddress());
	}

	int accepted() {
		return this.accepted.get();
	}

	/**
	 * Returns the heads of all requests.
	 */
	List<String> heads() {
		return this.heads;
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "raw-upstream");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				Socket socket = this.server.accept();
				this.sockets.add(socket);
				this.accepted.incrementAndGet();
				start(() -> talk(socket));
			}
		}
		catch (IOException ex) {
			// The test is over.
		}
	}

	private void talk(Socket socket) {
		Conversation conversation = (this.conversations.size() > 1) ? this.conversations.poll()
				: this.conversations.peek();
		try (socket) {
			conversation.talk(new Peer(socket));
		}
		catch (IOException ex) {
			// The other side is gone.
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

	/** What is done with a connection. */
	@FunctionalInterface
	interface Conversation {

		void talk(Peer peer) throws IOException;

	}

	/** The other side of a connection. */
	final class Peer {

		private final Socket socket;

		private Peer(Socket socket) {
			this.socket = socket;
		}

		Socket socket() {
			return this.socket;
		}

		String readHead() throws IOException {
			String head = readUntil("\r\n\r\n");
			ScriptedServer.this.heads.add(head);
			return head;
		}

		String readUntil(String end) throws IOException {
			ByteArrayOutputStream read = new ByteArrayOutputStream();
			InputStream input = this.socket.getInputStream();
			while (!read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) {
				int octet = input.read();
				if (octet < 0) {
					throw new EOFException(read.toString(StandardCharsets.ISO_8859_1));
				}
				read.write(octet);
			}
			return read.toString(StandardCharsets.ISO_8859_1);
		}

		void write(String text) throws IOException {
			this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			this.socket.getOutputStream().flush();
		}

		/**
		 * Answers everything that comes, with bodies of two octets.
		 */
		void answerAll() throws IOException {
			while (true) {
				readHead();
				write(OK);
			}
		}

		/**
		 * Closes so that the other side sees a reset.
		 */
		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

		/**
		 * Reads until the other side closes, and returns what came.
		 */
		String readAll() throws IOException {
			try {
				return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
			}
			catch (java.net.SocketException ex) {
				return "reset";
			}
		}

	}

}
