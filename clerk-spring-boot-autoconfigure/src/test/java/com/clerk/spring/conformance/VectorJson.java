package com.clerk.spring.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON values of vectors, made equal where the vectors' README says that they are: absent
 * and null are the same, the order of members is free, and numbers are compared by value.
 */
final class VectorJson {

	private VectorJson() {
	}

	static @Nullable Object comparable(JsonNode value) {
		return comparable(value, false, UnaryOperator.identity());
	}

	/**
	 * As {@link #comparable(JsonNode)}, for what Java has as empty where JavaScript has
	 * null.
	 */
	static @Nullable Object withoutEmpty(JsonNode value, UnaryOperator<String> texts) {
		return comparable(value, true, texts);
	}

	private static @Nullable Object comparable(JsonNode value, boolean emptyIsAbsent, UnaryOperator<String> texts) {
		if (isAbsent(value) || (emptyIsAbsent && value.isContainer() && value.isEmpty())) {
			return null;
		}
		if (value.isObject()) {
			Map<String, Object> members = new LinkedHashMap<>();
			value.propertyStream().forEach((member) -> {
				Object comparable = comparable(member.getValue(), emptyIsAbsent, texts);
				if (comparable != null) {
					members.put(member.getKey(), comparable);
				}
			});
			return members;
		}
		if (value.isArray()) {
			return value.valueStream().map((element) -> comparable(element, emptyIsAbsent, texts)).toList();
		}
		if (value.isNumber()) {
			return number(value);
		}
		return value.isBoolean() ? value.asBoolean() : texts.apply(value.asString());
	}

	/**
	 * The value in JavaScript, which recorded it: no integer beyond 2^53 is exact there,
	 * and minus zero is written as zero.
	 */
	private static double number(JsonNode value) {
		double number = value.isFloatingPointNumber() ? value.doubleValue() : value.decimalValue().doubleValue();
		return number + 0.0;
	}

	static boolean isAbsent(JsonNode value) {
		return value.isMissingNode() || value.isNull();
	}

	static @Nullable String textOrNull(JsonNode value) {
		return value.isString() ? value.asString() : null;
	}

	/**
	 * Returns the texts of a list, or the only one.
	 */
	static List<String> texts(JsonNode value) {
		if (isAbsent(value)) {
			return List.of();
		}
		return (value.isArray() ? value.valueStream() : Stream.of(value)).map(JsonNode::asString).toList();
	}

}
