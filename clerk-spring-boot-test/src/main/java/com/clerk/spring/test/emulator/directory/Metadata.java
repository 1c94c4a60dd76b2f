package com.clerk.spring.test.emulator.directory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * What an application keeps with a user, an organization or a membership.
 *
 * @param publicData what everybody may read
 * @param privateData what only the backend may read
 * @param unsafeData what the user may write
 */
public record Metadata(Map<String, Object> publicData, Map<String, Object> privateData,
		Map<String, Object> unsafeData) {

	public static final Metadata NONE = new Metadata(Map.of(), Map.of(), Map.of());

	public Metadata {
		publicData = Collections.unmodifiableMap(new LinkedHashMap<>(publicData));
		privateData = Collections.unmodifiableMap(new LinkedHashMap<>(privateData));
		unsafeData = Collections.unmodifiableMap(new LinkedHashMap<>(unsafeData));
	}

	/**
	 * Puts those objects in place that a body has.
	 */
	Metadata replaced(JsonBody body) {
		return new Metadata(body.has("public_metadata") ? body.object("public_metadata") : this.publicData,
				body.has("private_metadata") ? body.object("private_metadata") : this.privateData,
				body.has("unsafe_metadata") ? body.object("unsafe_metadata") : this.unsafeData);
	}

	/**
	 * Merges what a body has, at every depth; a null takes a member out.
	 */
	public Metadata merged(JsonBody body) {
		return new Metadata(merged(this.publicData, body.object("public_metadata")),
				merged(this.privateData, body.object("private_metadata")),
				merged(this.unsafeData, body.object("unsafe_metadata")));
	}

	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	private static Map<String, Object> merged(Map<String, Object> old, Map<String, Object> changes) {
		Map<String, Object> merged = new LinkedHashMap<>(old);
		changes.forEach((name, value) -> {
			if (value == null) {
				merged.remove(name);
			}
			else if (value instanceof Map<?, ?> change && old.get(name) instanceof Map<?, ?> before) {
				merged.put(name, merged((Map<String, Object>) before, (Map<String, Object>) change));
			}
			else {
				merged.put(name, value);
			}
		});
		return merged;
	}

}
