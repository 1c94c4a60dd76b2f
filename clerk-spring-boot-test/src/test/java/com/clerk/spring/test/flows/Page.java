package com.clerk.spring.test.flows;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an address answered.
 *
 * @param url the address
 * @param status the status
 * @param headers the headers, names in lower case
 * @param body the body
 */
public record Page(URI url, int status, Map<String, List<String>> headers, String body) {

	static Page parse(URI url, String answer) {
		int end = answer.indexOf("\r\n\r\n");
		String[] lines = answer.substring(0, end).split("\r\n");
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (int i = 1; i < lines.length; i++) {
			int colon = lines[i].indexOf(':');
			headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), (name) -> new ArrayList<>())
				.add(lines[i].substring(colon + 1).strip());
		}
		return new Page(url, Integer.parseInt(lines[0].split(" ", 3)[1]), headers, answer.substring(end + 4));
	}

	public List<String> headers(String name) {
		return this.headers.getOrDefault(name, List.of());
	}

	/** The first value, or an empty text. */
	public String header(String name) {
		return headers(name).stream().findFirst().orElse("");
	}

	boolean isRedirect() {
		return this.status / 100 == 3 && !header("location").isEmpty();
	}

}
