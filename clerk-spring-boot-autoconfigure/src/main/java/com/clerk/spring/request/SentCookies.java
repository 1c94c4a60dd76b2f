package com.clerk.spring.request;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.PublishableKey;

/**
 * {@code Set-Cookie} lines that Clerk sent, passed on to the browser as they are.
 *
 * @param lines the lines, in order
 */
record SentCookies(List<String> lines) {

	/** More than any answer of Clerk's has, and few enough for a response. */
	private static final int MAX_LINES = 50;

	private static final int MAX_LENGTH = 32 * 1024;

	/**
	 * Tells whether a response can carry the lines.
	 */
	boolean areLegal() {
		return this.lines.size() <= MAX_LINES && this.lines.stream().mapToInt(String::length).sum() <= MAX_LENGTH
				&& this.lines.stream().allMatch(HeaderText::isLegal);
	}

	/**
	 * Returns the session token among them: of the instance's own cookie, else of the
	 * unsuffixed one, each as it is set last (deviation D6).
	 * @return the token, or null if there is none
	 */
	@Nullable UnverifiedToken session(PublishableKey key) {
		String own = last(InstanceCookies.SESSION + "_" + key.cookieSuffix());
		String token = (own != null) ? own : last(InstanceCookies.SESSION);
		return (token != null) ? new UnverifiedToken(token) : null;
	}

	private @Nullable String last(String name) {
		String value = null;
		for (String line : this.lines) {
			String[] parts = line.split(";", 2)[0].split("=", -1);
			if (parts.length > 1 && parts[0].equals(name)) {
				value = parts[1].isEmpty() ? null : parts[1];
			}
		}
		return value;
	}

	/**
	 * Shows no value.
	 */
	@Override
	public String toString() {
		return "SentCookies[" + this.lines.size() + "]";
	}

}
