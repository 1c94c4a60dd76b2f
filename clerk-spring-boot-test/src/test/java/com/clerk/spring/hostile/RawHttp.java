package com.clerk.spring.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A client that sends exactly what it is given: no normalised paths, no checked headers.
 */
final class RawHttp {

	private static final int TIMEOUT_MILLIS = 20_000;

	private final int port;

	RawHttp(int port) {
		this.port = port;
	}

	Answer get(String target, String... headers) throws IOException {
		return send("GET", target, headers);
	}

	Answer send(String method, String target, String... headers) throws IOException {
		StringBuilder head = new StringBuilder(
				method + " " + target + " HTTP/1.1\r\nHost: localhost:" + this.port + "\r\nConnection: close\r\n");
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			try {
				OutputStream out = socket.getOutputStream();
				out.write(bytes);
				out.flush();
			}
			catch (IOException ex) {
				// The server may answer a huge head before it has read all of it.
			}
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
		}
	}

	record Answer(int status, String head, String body) {

		static Answer of(String text) {
			int end = text.indexOf("\r\n\r\n");
			String head = (end < 0) ? text : text.substring(0, end);
			String[] words = head.split(" ", 3);
			return new Answer((words.length > 1) ? Integer.parseInt(words[1]) : 0, head,
					(end < 0) ? "" : text.substring(end + 4));
		}

	}

}
