package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Talks HTTP to the emulator as a browser without scripts does: keeps cookies, follows
 * nothing by itself.
 */
final class Visitor {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final String url;

	private final Map<String, String> cookies = new LinkedHashMap<>();

	private final Map<String, String> headers = new LinkedHashMap<>();

	Visitor(ClerkEmulator clerk) {
		this.url = clerk.url();
	}

	Visitor header(String name, String value) {
		this.headers.put(name, value);
		return this;
	}

	Visitor cookie(String name, String value) {
		this.cookies.put(name, value);
		return this;
	}

	/** The address of a page with a way back. */
	static String page(String path, String redirectUrl) {
		return path + "?redirect_url=" + URLEncoder.encode(redirectUrl, StandardCharsets.UTF_8);
	}

	Answer get(String path) {
		return send("GET", path, BodyPublishers.noBody());
	}

	Answer head(String path) {
		return send("HEAD", path, BodyPublishers.noBody());
	}

	Answer post(String path, String body) {
		return send("POST", path, BodyPublishers.ofString(body));
	}

	Answer patch(String path, String body) {
		return send("PATCH", path, BodyPublishers.ofString(body));
	}

	Answer delete(String path) {
		return send("DELETE", path, BodyPublishers.noBody());
	}

	Answer submit(String path, Map<String, String> fields) {
		header("Content-Type", "application/x-www-form-urlencoded");
		return post(path,
				fields.entrySet()
					.stream()
					.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
					.collect(Collectors.joining("&")));
	}

	Answer signIn(String path, String identifier, String password) {
		return submit(path, Map.of("identifier", identifier, "password", password));
	}

	String cookie(String name) {
		return this.cookies.get(name);
	}

	Map<String, String> cookies() {
		return Map.copyOf(this.cookies);
	}

	Answer send(String method, String path) {
		return send(method, path, BodyPublishers.ofString("{}"));
	}

	private Answer send(String method, String path, HttpRequest.BodyPublisher body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + path)).method(method, body);
		this.headers.forEach(request::header);
		if (!this.cookies.isEmpty()) {
			request.header("Cookie",
					this.cookies.entrySet()
						.stream()
						.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
		try {
			Answer answer = new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
			answer.setCookies().forEach(this::keep);
			return answer;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void keep(String setCookie) {
		String[] pair = setCookie.split(";", 2)[0].split("=", 2);
		if (setCookie.contains("Max-Age=0;")) {
			this.cookies.remove(pair[0]);
		}
		else {
			this.cookies.put(pair[0], pair[1]);
		}
	}

}
