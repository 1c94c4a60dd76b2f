package com.clerk.spring.operations;

import java.util.function.Supplier;
import java.util.stream.Stream;

import com.clerk.spring.operations.Finding.Level;

/**
 * U06: nothing of the application is mapped below the path of the Frontend API proxy. A
 * mapping that covers more than that path, such as {@code /**}, is none of them.
 *
 * @since 0.1.0
 */
public final class ShadowedMappings implements FindingSource {

	private final String path;

	private final Supplier<Stream<String>> mappings;

	/**
	 * Creates a check.
	 * @param path the path of the proxy, without a slash at its end
	 * @param mappings the path patterns of all handlers and servlets, below the context
	 * path
	 */
	public ShadowedMappings(String path, Supplier<Stream<String>> mappings) {
		this.path = path;
		this.mappings = mappings;
	}

	@Override
	public Stream<Finding> findings() {
		return this.mappings.get().filter(this::isShadowed).distinct().sorted().map(this::finding);
	}

	private boolean isShadowed(String mapping) {
		return mapping.equals(this.path) || mapping.startsWith(this.path + "/");
	}

	private Finding finding(String mapping) {
		return new Finding("U06", Level.ERROR, "clerk.frontend-api-proxy.path",
				"The mapping '" + mapping + "' is below the path of the Frontend API proxy, so it is never reached.",
				"Map it elsewhere, or set clerk.frontend-api-proxy.path to a path of its own.");
	}

}
