package com.clerk.spring.test.emulator.http;

import java.util.Map;

/**
 * The values of a path's variables, decoded.
 *
 * @param values name to value
 */
public record PathVariables(Map<String, String> values) {

	/**
	 * Returns a variable's value.
	 * @throws IllegalArgumentException if the route has no such variable
	 */
	public String get(String name) {
		String value = this.values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("The route has no variable '" + name + "'");
		}
		return value;
	}

}
