package com.clerk.spring.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Recorded cases: the copies on the class path, or those of a folder given by the system
 * property {@code clerk.conformance.vectors}. A file that the folder lacks has no cases;
 * keys are looked up in the folder's {@code keys}, then in the copies.
 *
 * <pre>
 * static Stream&lt;Vector&gt; vectors() {
 *     return Vectors.load("has", Set.of("id", "kind", "state", "params", "expected", "note"));
 * }
 *
 * &#64;ParameterizedTest(name = "{0}", allowZeroInvocations = true)
 * &#64;MethodSource("vectors")
 * void conforms(Vector vector) { … }
 * </pre>
 */
public final class Vectors {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String FOLDER = System.getProperty("clerk.conformance.vectors", "");

	private Vectors() {
	}

	/**
	 * Reads a file, in its order.
	 * @param name the file's name without {@code .jsonl}
	 * @param knownFields the fields a case may have; any other is an error, so that
	 * nothing is passed over silently
	 */
	public static Stream<Vector> load(String name, Set<String> knownFields) {
		return lines(name).map((line) -> new Vector(MAPPER.readTree(line)))
			.peek((vector) -> vector.requireKnown(knownFields));
	}

	/**
	 * Returns the text of a key file, such as {@code tokens-rsa-a.public.pem}.
	 */
	public static String key(String file) {
		if (!FOLDER.isEmpty()) {
			Path path = Path.of(FOLDER, "keys", file);
			if (Files.exists(path)) {
				return read(path);
			}
		}
		return resource("vectors/keys/" + file);
	}

	private static Stream<String> lines(String name) {
		if (FOLDER.isEmpty()) {
			return resource("vectors/" + name + ".jsonl").lines();
		}
		Path path = Path.of(FOLDER, name + ".jsonl");
		return Files.exists(path) ? read(path).lines() : Stream.empty();
	}

	private static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String resource(String name) {
		try (InputStream in = Vectors.class.getClassLoader().getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalArgumentException("There is no resource " + name);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One case.
	 *
	 * @param json the whole line
	 */
	public record Vector(JsonNode json) {

		public String id() {
			return this.json.get("id").asString();
		}

		/**
		 * The group inside the file: {@code kind}, or {@code group} in
		 * authenticate-request.
		 */
		public String kind() {
			return (this.json.has("kind") ? this.json.get("kind") : this.json.get("group")).asString();
		}

		public JsonNode get(String field) {
			return this.json.path(field);
		}

		/**
		 * Tells whether the recorded outcome is one that our specification replaces.
		 */
		public boolean isDeviation() {
			return this.json.has("deviation");
		}

		private void requireKnown(Set<String> knownFields) {
			for (String field : this.json.propertyNames()) {
				if (!knownFields.contains(field)) {
					throw new IllegalStateException(id() + " has the unknown field " + field);
				}
			}
		}

		/**
		 * The display name.
		 */
		@Override
		public String toString() {
			return id();
		}

	}

}
