package com.example.harbor;

import java.net.CookieHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The cookies of one host, whatever its port, as a browser keeps them. The JDK's own
 * {@code CookieManager} sends those with a {@code Max-Age} in a form of 1997 that servers
 * no longer read.
 */
class LocalhostCookies extends CookieHandler {

	private final Map<String, String> cookies = new ConcurrentHashMap<>();

	@Override
	public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
		String header = this.cookies.entrySet()
			.stream()
			.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
		return header.isEmpty() ? Map.of() : Map.of("Cookie", List.of(header));
	}

	@Override
	public void put(URI uri, Map<String, List<String>> headers) {
		headers.forEach((name, values) -> {
			if ("Set-Cookie".equalsIgnoreCase(name)) {
				values.forEach(this::put);
			}
		});
	}

	private void put(String line) {
		String cookie = line.split(";", 2)[0];
		int equals = cookie.indexOf('=');
		if (line.contains("Max-Age=0")) {
			this.cookies.remove(cookie.substring(0, equals));
		}
		else {
			this.cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
		}
	}

}
