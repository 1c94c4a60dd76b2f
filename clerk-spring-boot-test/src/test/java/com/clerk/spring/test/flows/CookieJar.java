package com.clerk.spring.test.flows;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Keeps cookies as browsers do: by host or domain and by path, never by port. Time stands
 * still unless it is told to pass.
 */
final class CookieJar {

	private final Map<Key, Value> cookies = new LinkedHashMap<>();

	private Instant now = Instant.EPOCH;

	void pass(Duration time) {
		this.now = this.now.plus(time);
	}

	Map<String, String> cookies(URI url) {
		Map<String, String> matching = new LinkedHashMap<>();
		this.cookies.forEach((key, value) -> {
			if (key.isFor(url) && value.end().isAfter(this.now)) {
				matching.putIfAbsent(key.name(), value.text());
			}
		});
		return matching;
	}

	void set(URI url, String line) {
		String[] parts = line.split(";");
		String[] pair = parts[0].split("=", 2);
		String host = url.getHost();
		boolean hostOnly = true;
		String path = url.getPath().substring(0, Math.max(1, url.getPath().lastIndexOf('/')));
		Instant end = Instant.MAX;
		for (int i = 1; i < parts.length; i++) {
			String[] attribute = parts[i].strip().split("=", 2);
			switch (attribute[0].toLowerCase(Locale.ROOT)) {
				case "domain" -> {
					if (!host.equals(attribute[1]) && !host.endsWith("." + attribute[1])) {
						return;
					}
					host = attribute[1];
					hostOnly = false;
				}
				case "path" -> path = attribute[1];
				case "max-age" -> end = this.now.plusSeconds(Long.parseLong(attribute[1]));
				default -> {
				}
			}
		}
		this.cookies.put(new Key(pair[0].strip(), host, hostOnly, path), new Value(pair[1].strip(), end));
	}

	private record Key(String name, String host, boolean hostOnly, String path) {

		boolean isFor(URI url) {
			boolean sameHost = url.getHost().equals(this.host);
			boolean site = sameHost || (!this.hostOnly && url.getHost().endsWith("." + this.host));
			String asked = url.getPath().isEmpty() ? "/" : url.getPath();
			String folder = this.path.endsWith("/") ? this.path : this.path + "/";
			return site && (asked.equals(this.path) || asked.startsWith(folder));
		}

	}

	private record Value(String text, Instant end) {
	}

}
