package com.clerk.spring.boot;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The name of a listed instance. A variable of the environment can't hold its dashes and
 * capitals, so that the binder knows one instance by two names; both have all its values.
 *
 * @param text the name as written
 */
record InstanceName(String text) {

	private static final Pattern PLAIN = Pattern.compile("[a-z0-9-]+");

	/**
	 * Keeps one name of each instance: the one with dashes or capitals, which is the one
	 * that was not taken from a variable.
	 */
	static <T> Map<InstanceName, T> unique(Map<String, T> byName) {
		Map<String, String> chosen = new LinkedHashMap<>();
		byName.keySet()
			.stream()
			.sorted(Comparator.comparing((name) -> name.equals(uniform(name))))
			.forEach((name) -> chosen.putIfAbsent(uniform(name), name));
		Map<InstanceName, T> unique = new LinkedHashMap<>();
		byName.forEach((name, value) -> {
			if (name.equals(chosen.get(uniform(name)))) {
				unique.put(new InstanceName(name), value);
			}
		});
		return unique;
	}

	private static String uniform(String name) {
		return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	/**
	 * Returns what the names of its properties start with.
	 */
	String prefix() {
		return ClerkInstanceProperties.INSTANCES
				+ (PLAIN.matcher(this.text).matches() ? "." + this.text : "[" + this.text + "]");
	}

}
