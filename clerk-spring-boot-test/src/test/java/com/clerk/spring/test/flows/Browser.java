package com.clerk.spring.test.flows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A browser without scripts: keeps cookies by host, follows redirects, says that it wants
 * a page. Every host name leads to this machine, so that a test can have as many sites as
 * it likes.
 */
public final class Browser {

	private static final int MAX_REDIRECTS = 20;

	private static final int TIMEOUT_MILLIS = 20_000;

	private final CookieJar jar = new CookieJar();

	private final List<URI> visited = new ArrayList<>();

	private final Map<String, String> headers = new LinkedHashMap<>(
			Map.of("Accept", "text/html", "Sec-Fetch-Dest", "document"));

	/** Sends a header with each request from now on. */
	public Browser header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	/** Opens a page, wherever it leads. */
	public Page open(String url) {
		return follow("GET", URI.create(url), "");
	}

	/** Sends a form, wherever it leads. */
	public Page submit(URI url, Map<String, String> fields) {
		return follow("POST", url,
				fields.entrySet()
					.stream()
					.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&")));
	}

	/** Sends one request and follows nothing. */
	public Page step(String url) {
		return exchange("GET", URI.create(url), "");
	}

	/**
	 * Lets time pass for cookies, as it does for people: an application takes several
	 * handshakes within two seconds for a loop.
	 */
	public Browser pass(Duration time) {
		this.jar.pass(time);
		return this;
	}

	/** Every address since the last call, in order. */
	public List<URI> visited() {
		List<URI> visited = List.copyOf(this.visited);
		this.visited.clear();
		return visited;
	}

	/** What would be sent to a page, name to value. */
	public Map<String, String> cookies(String url) {
		return this.jar.cookies(URI.create(url));
	}

	/** Takes cookies as if an answer of that page had set them. */
	public Browser cookies(String url, String header) {
		for (String pair : header.split("; ")) {
			this.jar.set(URI.create(url), pair + "; Path=/");
		}
		return this;
	}

	private Page follow(String method, URI url, String body) {
		Page page = exchange(method, url, body);
		for (int i = 0; page.isRedirect(); i++) {
			if (i == MAX_REDIRECTS) {
				throw new AssertionError("Too many redirects: " + this.visited);
			}
			boolean again = page.status() == 307 || page.status() == 308;
			page = exchange(again ? method : "GET", page.url().resolve(page.header("location")), again ? body : "");
			method = again ? method : "GET";
		}
		return page;
	}

	private Page exchange(String method, URI url, String body) {
		this.visited.add(url);
		// HTTP/1.0 asks for an answer that ends with the connection.
		StringBuilder request = new StringBuilder(method + " " + target(url) + " HTTP/1.0\r\nHost: "
				+ url.getRawAuthority() + "\r\nConnection: close\r\nContent-Length: " + body.length()
				+ "\r\nContent-Type: application/x-www-form-urlencoded\r\n");
		this.headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
		Map<String, String> cookies = this.jar.cookies(url);
		if (!cookies.isEmpty()) {
			request.append("Cookie: " + cookies.entrySet()
				.stream()
				.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
				.collect(Collectors.joining("; ")) + "\r\n");
		}
		Page page = Page.parse(url, send(url.getPort(), request.append("\r\n").append(body).toString()));
		page.headers("set-cookie").forEach((line) -> this.jar.set(url, line));
		return page;
	}

	private static String target(URI url) {
		String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
		return (url.getRawQuery() != null) ? path + "?" + url.getRawQuery() : path;
	}

	private static String send(int port, String request) {
		try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			OutputStream out = socket.getOutputStream();
			out.write(request.getBytes(StandardCharsets.UTF_8));
			out.flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
