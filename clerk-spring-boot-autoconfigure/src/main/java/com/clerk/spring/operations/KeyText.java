package com.clerk.spring.operations;

import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The text of a key as it was configured, which may be wrong in any way, together with
 * what may be said about it aloud.
 *
 * @since 0.1.0
 */
public final class KeyText {

	private static final List<String> KINDS = List.of("pk_live_", "pk_test_", "sk_live_", "sk_test_", "live_", "test_",
			"whsec_", "pk_", "sk_", "ak_", "mt_", "oat_");

	private static final String QUOTES = "\"'`\u2018\u2019\u201C\u201D";

	/** Nothing but crosses or dots where the key should be. */
	private static final Pattern FILLED_IN = Pattern.compile("([a-z]+_)*([xX*]{3,}|\\.{3}|…)");

	private final String property;

	private final String text;

	KeyText(String property, @Nullable String text) {
		this.property = property;
		this.text = (text != null) ? text : "";
	}

	String property() {
		return this.property;
	}

	boolean isPresent() {
		return !this.text.isEmpty();
	}

	boolean startsWith(String prefix) {
		return this.text.startsWith(prefix);
	}

	boolean isLive() {
		return startsWith("pk_live_") || startsWith("sk_live_") || startsWith("live_");
	}

	boolean isTest() {
		return startsWith("pk_test_") || startsWith("sk_test_") || startsWith("test_");
	}

	/**
	 * Returns the text itself, for parsing. Never to be shown.
	 */
	String value() {
		return this.text;
	}

	/**
	 * Returns how a key of one line was copied badly, or null if it was not.
	 */
	@Nullable String copyMistake() {
		if (this.text.contains("\n") || this.text.contains("\r")) {
			return "contains a line end";
		}
		if (this.text.chars().anyMatch((character) -> QUOTES.indexOf(character) >= 0)) {
			return "has quotes in it";
		}
		if (!this.text.equals(this.text.strip())) {
			return "starts or ends with a blank";
		}
		return placeholder();
	}

	/**
	 * Returns which placeholder stands in place of the key, or null if it is a key.
	 */
	@Nullable String placeholder() {
		if (this.text.contains("${")) {
			return "still contains the placeholder '${…}', for which no value was found";
		}
		if (this.text.startsWith("<") || this.text.endsWith(">")) {
			return "is a placeholder in angle brackets";
		}
		if (this.text.endsWith("…") || this.text.endsWith("...") || FILLED_IN.matcher(this.text).matches()) {
			return "is a placeholder copied from an example";
		}
		return null;
	}

	/**
	 * Returns what may be shown of a secret: its kind and its length.
	 */
	String shape() {
		String kind = KINDS.stream()
			.filter(this.text::startsWith)
			.findFirst()
			.map((prefix) -> prefix + "…, ")
			.orElse("");
		return kind + this.text.length() + " characters";
	}

	/**
	 * Shows the kind and the length, never the key.
	 */
	@Override
	public String toString() {
		return this.property + " (" + (isPresent() ? shape() : "not set") + ")";
	}

}
