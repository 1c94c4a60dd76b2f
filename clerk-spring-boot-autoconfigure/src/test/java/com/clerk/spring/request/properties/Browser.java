package com.clerk.spring.request.properties;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The cookies of a browser for one host, by RFC 6265 as far as a redirect loop may depend
 * on it: paths, their order, and the end of their lives.
 */
final class Browser {

	private final List<Cookie> cookies = new ArrayList<>();

	/**
	 * Takes cookies over that the browser has from earlier.
	 */
	Browser(List<String> earlier) {
		earlier.forEach((cookie) -> {
			int equals = cookie.indexOf('=');
			if (equals > 0) {
				keep(new Cookie(cookie.substring(0, equals), cookie.substring(equals + 1), "/", null));
			}
		});
	}

	/**
	 * Receives a {@code Set-Cookie} line.
	 * @param line the line
	 * @param path the path of the request it answers
	 * @param now the time
	 */
	void receive(String line, String path, Instant now) {
		String[] parts = line.split(";");
		int equals = parts[0].indexOf('=');
		if (equals <= 0) {
			return;
		}
		String cookiePath = path.substring(0, Math.max(1, path.lastIndexOf('/')));
		Instant end = null;
		for (int i = 1; i < parts.length; i++) {
			String attribute = parts[i].strip();
			String name = attribute.toLowerCase(Locale.ROOT);
			if (name.startsWith("domain=")) {
				return;
			}
			if (name.startsWith("path=")) {
				cookiePath = attribute.substring("path=".length());
			}
			if (name.startsWith("max-age=")) {
				end = now.plusSeconds(Long.parseLong(attribute.substring("max-age=".length())));
			}
		}
		keep(new Cookie(parts[0].substring(0, equals), parts[0].substring(equals + 1), cookiePath, end));
	}

	private void keep(Cookie cookie) {
		this.cookies.removeIf((other) -> other.name().equals(cookie.name()) && other.path().equals(cookie.path()));
		this.cookies.add(cookie);
	}

	/**
	 * Returns the cookies of a request, those of longer paths first.
	 */
	List<String> send(String path, Instant now) {
		this.cookies.removeIf((cookie) -> cookie.end() != null && !cookie.end().isAfter(now));
		return this.cookies.stream()
			.filter((cookie) -> cookie.isSentTo(path))
			.sorted(Comparator.comparingInt((Cookie cookie) -> cookie.path().length()).reversed())
			.map((cookie) -> cookie.name() + "=" + cookie.value())
			.toList();
	}

	private record Cookie(String name, String value, String path, @Nullable Instant end) {

		boolean isSentTo(String requestPath) {
			return requestPath.equals(this.path)
					|| requestPath.startsWith(this.path.endsWith("/") ? this.path : this.path + "/");
		}

	}

}
