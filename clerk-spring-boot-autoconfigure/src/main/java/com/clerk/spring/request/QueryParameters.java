package com.clerk.spring.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query, in their order ({@code shared/spec/authenticate-request.md}
 * section 4.2). Immutable.
 */
final class QueryParameters {

	private final List<Parameter> parameters;

	private QueryParameters(List<Parameter> parameters) {
		this.parameters = parameters;
	}

	static QueryParameters parse(@Nullable String query) {
		List<Parameter> parameters = new ArrayList<>();
		if (query != null) {
			for (String piece : query.split("&", -1)) {
				if (!piece.isEmpty()) {
					parameters.add(Parameter.parse(piece));
				}
			}
		}
		return new QueryParameters(parameters);
	}

	/**
	 * Returns the value of the first parameter of a name, which may be empty, or null if
	 * there is none.
	 */
	@Nullable String first(String name) {
		for (Parameter parameter : this.parameters) {
			if (parameter.name().equals(name)) {
				return parameter.value();
			}
		}
		return null;
	}

	/**
	 * Replaces the first parameter of a name in its place and drops its namesakes, or
	 * adds one at the end.
	 */
	QueryParameters set(String name, String value) {
		List<Parameter> changed = new ArrayList<>();
		boolean replaced = false;
		for (Parameter parameter : this.parameters) {
			if (!parameter.name().equals(name)) {
				changed.add(parameter);
			}
			else if (!replaced) {
				changed.add(new Parameter(name, value));
				replaced = true;
			}
		}
		if (!replaced) {
			changed.add(new Parameter(name, value));
		}
		return new QueryParameters(changed);
	}

	/**
	 * Adds a parameter at the end, whether or not it has namesakes.
	 */
	QueryParameters append(String name, String value) {
		List<Parameter> changed = new ArrayList<>(this.parameters);
		changed.add(new Parameter(name, value));
		return new QueryParameters(changed);
	}

	/**
	 * Drops all parameters of some names.
	 */
	QueryParameters without(Set<String> names) {
		return new QueryParameters(
				this.parameters.stream().filter((parameter) -> !names.contains(parameter.name())).toList());
	}

	/**
	 * Writes the query as a form, or returns null when no parameter is left.
	 */
	@Nullable String toQuery() {
		if (this.parameters.isEmpty()) {
			return null;
		}
		return this.parameters.stream().map(Parameter::toForm).collect(Collectors.joining("&"));
	}

	private record Parameter(String name, String value) {

		static Parameter parse(String piece) {
			int equals = piece.indexOf('=');
			String name = (equals >= 0) ? piece.substring(0, equals) : piece;
			String value = (equals >= 0) ? piece.substring(equals + 1) : "";
			return new Parameter(decode(name), decode(value));
		}

		private static String decode(String text) {
			return PercentDecoding.lenient(text.replace('+', ' '));
		}

		String toForm() {
			return URLEncoder.encode(this.name, StandardCharsets.UTF_8) + "="
					+ URLEncoder.encode(this.value, StandardCharsets.UTF_8);
		}

	}

}
