package com.clerk.spring.test.replay;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands for what in the texts of a case.
 */
final class Substitution {

	private final Map<String, String> parts = new LinkedHashMap<>();

	void put(String recorded, String own) {
		this.parts.put(recorded, own);
	}

	void putAll(Map<String, String> more) {
		this.parts.putAll(more);
	}

	/**
	 * Returns what stands for a part, or an empty text.
	 */
	String get(String recorded) {
		return this.parts.getOrDefault(recorded, "");
	}

	/**
	 * Returns a copy of a part of a case, with all texts replaced.
	 */
	JsonNode apply(JsonNode part) {
		if (part.isString()) {
			return JsonNodeFactory.instance.stringNode(apply(part.asString()));
		}
		if (part.isArray()) {
			return JsonNodeFactory.instance.arrayNode().addAll(part.valueStream().map(this::apply).toList());
		}
		if (part.isObject()) {
			ObjectNode copy = JsonNodeFactory.instance.objectNode();
			part.propertyStream().forEach((member) -> copy.set(member.getKey(), apply(member.getValue())));
			return copy;
		}
		return part;
	}

	/**
	 * Replaces all parts at once, longest first, so that nothing is replaced twice.
	 */
	String apply(String text) {
		String any = this.parts.keySet()
			.stream()
			.sorted((left, right) -> right.length() - left.length())
			.map(Substitution::pattern)
			.collect(Collectors.joining("|"));
		return Pattern.compile(any)
			.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(this.parts.get(match.group())));
	}

	/**
	 * A host name is one as a whole only, also in an encoded address.
	 */
	private static String pattern(String part) {
		String quoted = Pattern.quote(part);
		return (part.contains(".") && !part.startsWith("eyJ"))
				? "(?:(?<![A-Za-z0-9.-])|(?<=%2F))" + quoted + "(?![A-Za-z0-9-]|\\.[A-Za-z])" : quoted;
	}

	/**
	 * Returns what a pattern finds in all texts of a part, by its last group.
	 */
	static Set<String> found(Pattern pattern, JsonNode part) {
		Set<String> found = new LinkedHashSet<>();
		if (part.isString()) {
			pattern.matcher(part.asString())
				.results()
				.map((MatchResult match) -> match.group(match.groupCount()))
				.forEach(found::add);
		}
		part.forEach((inner) -> found.addAll(found(pattern, inner)));
		return found;
	}

	/**
	 * Returns the texts of an array.
	 */
	static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

}
