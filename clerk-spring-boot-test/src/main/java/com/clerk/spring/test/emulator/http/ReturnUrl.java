package com.clerk.spring.test.emulator.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An address to go back to. Its parts are kept as they are written, so that an
 * application finds the address that it sent.
 *
 * @param base what comes before the query
 * @param parameters the parameters of the query
 * @param fragment the fragment with its {@code #}, or empty
 */
public record ReturnUrl(String base, List<String> parameters, String fragment) {

	public static ReturnUrl parse(String url) {
		int hash = url.indexOf('#');
		String address = (hash < 0) ? url : url.substring(0, hash);
		String fragment = (hash < 0) ? "" : url.substring(hash);
		int question = address.indexOf('?');
		if (question < 0) {
			return new ReturnUrl(address, List.of(), fragment);
		}
		String query = address.substring(question + 1);
		return new ReturnUrl(address.substring(0, question),
				query.isEmpty() ? List.of() : List.of(query.split("&", -1)), fragment);
	}

	/**
	 * Sets a parameter: it comes last, and older ones of its name go.
	 */
	public ReturnUrl with(String name, String value) {
		List<String> changed = new ArrayList<>(this.parameters);
		changed.removeIf((parameter) -> parameter.equals(name) || parameter.startsWith(name + "="));
		changed.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
		return new ReturnUrl(this.base, List.copyOf(changed), this.fragment);
	}

	@Override
	public String toString() {
		return this.base + (this.parameters.isEmpty() ? "" : "?" + String.join("&", this.parameters)) + this.fragment;
	}

}
