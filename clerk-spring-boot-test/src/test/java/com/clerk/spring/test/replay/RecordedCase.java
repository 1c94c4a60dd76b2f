package com.clerk.spring.test.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case of {@code authenticate-request.jsonl}: the copy on the class path, or that of
 * the folder which the system property {@code clerk.conformance.vectors} names.
 *
 * @param json the whole line
 */
record RecordedCase(JsonNode json) {

	static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String FOLDER = System.getProperty("clerk.conformance.vectors", "");

	/**
	 * Tells whether the cases are those of the class path, whose number is known.
	 */
	static boolean areOurs() {
		return FOLDER.isEmpty();
	}

	static List<RecordedCase> all() {
		String lines = text("authenticate-request.jsonl");
		return lines.lines().map((line) -> new RecordedCase(MAPPER.readTree(line))).toList();
	}

	/**
	 * Returns the text of a key file.
	 */
	static String key(String file) {
		return text("keys/" + file);
	}

	private static String text(String file) {
		try {
			if (!FOLDER.isEmpty() && Files.exists(Path.of(FOLDER, file))) {
				return Files.readString(Path.of(FOLDER, file));
			}
			if (!FOLDER.isEmpty() && file.endsWith(".jsonl")) {
				return "";
			}
			try (InputStream in = RecordedCase.class.getResourceAsStream("/vectors/" + file)) {
				if (in == null) {
					throw new IllegalArgumentException("There is no resource vectors/" + file);
				}
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String id() {
		return this.json.get("id").asString();
	}

	Instant now() {
		return Instant.ofEpochMilli(this.json.get("now").asLong());
	}

	JsonNode options() {
		return this.json.get("options");
	}

	String option(String name) {
		return options().path(name).asString("");
	}

	JsonNode request() {
		return this.json.get("request");
	}

	/**
	 * Returns how Clerk answers.
	 */
	Stream<JsonNode> answers() {
		return this.json.path("backendApi").valueStream();
	}

	/**
	 * Returns the recommended outcome of a deviation, else the recorded one.
	 */
	JsonNode outcome() {
		return Stream.of("recommended", "recommendedError", "expected", "expectedError")
			.filter(this.json::has)
			.map(this.json::get)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException(id() + " has no outcome"));
	}

	/**
	 * Tells whether a message quotes a library, so that only its first sentence counts.
	 */
	boolean isLoose() {
		return this.json.path("expected").path("looseMessage").asBoolean(false);
	}

	/**
	 * The display name.
	 */
	@Override
	public String toString() {
		return id();
	}

}
