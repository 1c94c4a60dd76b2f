package com.clerk.spring.test.emulator;

import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shortens what must not be printed of JSON, and leaves the rest as it is written. The
 * text is read once, from its beginning to its end.
 */
final class JsonRedaction {

	private final String text;

	private final JsonParser parser;

	private final StringBuilder redacted = new StringBuilder();

	private int copied;

	private JsonRedaction(String text, JsonParser parser) {
		this.text = text;
		this.parser = parser;
	}

	/**
	 * Shortens the values of secret names, whatever they are made of, and those of
	 * headers as headers are shortened.
	 * @param text JSON
	 * @return the text, or empty if it is no JSON
	 */
	static Optional<String> of(String text) {
		try (JsonParser parser = JsonMapper.shared().createParser(text)) {
			return Optional.of(new JsonRedaction(text, parser).redacted());
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private String redacted() {
		for (JsonToken token = this.parser.nextToken(); token != null; token = this.parser.nextToken()) {
			if (token == JsonToken.PROPERTY_NAME) {
				member(this.parser.currentName());
			}
		}
		copyUntil(this.text.length());
		return this.redacted.toString();
	}

	private void member(String name) {
		if (Redaction.isCredentialHeader(name)) {
			header(name);
		}
		else if (Redaction.isSecret(name)) {
			replace(this.parser.nextToken(), (secret) -> Redaction.shorten(name, secret));
		}
	}

	private void header(String name) {
		JsonToken token = this.parser.nextToken();
		if (token != JsonToken.START_ARRAY) {
			replace(token, (value) -> Redaction.header(name, value));
			return;
		}
		for (JsonToken each = this.parser.nextToken(); each != JsonToken.END_ARRAY; each = this.parser.nextToken()) {
			replace(each, (value) -> Redaction.header(name, value));
		}
	}

	/**
	 * Replaces the value that begins here, unless there is nothing in it to be kept.
	 */
	private void replace(@Nullable JsonToken token, UnaryOperator<String> shown) {
		if (token == null || token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
				|| token == JsonToken.VALUE_NULL) {
			return;
		}
		int start = offset(this.parser.currentTokenLocation());
		String value = (token == JsonToken.VALUE_STRING) ? shown.apply(this.parser.getString()) : Redaction.HIDDEN;
		this.parser.skipChildren();
		this.parser.finishToken();
		copyUntil(start);
		this.redacted.append(JsonMapper.shared().writeValueAsString(value));
		this.copied = offset(this.parser.currentLocation());
	}

	private void copyUntil(int end) {
		this.redacted.append(this.text, this.copied, end);
	}

	private static int offset(TokenStreamLocation location) {
		return Math.toIntExact(location.getCharOffset());
	}

}
