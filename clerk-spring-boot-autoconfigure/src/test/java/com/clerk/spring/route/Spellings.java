package com.clerk.spring.route;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Ways to write a path that somebody, somewhere, takes for the same path.
 */
final class Spellings {

	private static final List<String> INSERTED = List.of("/", "//", ";", ";x", ";x=1", ";a=b;c", ";/", "/;", "/;x/",
			"/.", "/./", "/..", "/../", "/..;/", "/.;/", "/%2e/", "/%2e%2e/", "/%2E%2E;/", "/.%2e/", "/%252e%252e/",
			"%2F", "%2f", "%252F", "%5C", "%5c", "\\", "%00", "%0A", "%0D", "%09", "%20", " ", "%C2%85", "%E2%80%A8",
			"%E2%80%A9", "%7F", "%3B", "%3Bx", "%3F", "%23", "?", "#", "%", "%zz", "%C0%AF", "%C0%AE", "%E0%80%AF",
			"%ED%A0%80", "%F4%90%80%80", "%25", "+", "%2B", ".", "...", ".json", "\u00A0", "\u2028", "\u212A",
			"%EF%BC%8F", "\uFF0F", "\u0000", "\n");

	private Spellings() {
	}

	/**
	 * Returns spellings with one change and some with two.
	 */
	static Set<String> of(String path) {
		Set<String> spellings = withOneChange(path);
		for (String spelling : List.copyOf(spellings)) {
			for (String inserted : List.of(";y", "%2e", "//", "%2F", "/..;/x")) {
				spellings.add(spelling + inserted);
				spellings.add(inserted + spelling);
			}
		}
		return spellings;
	}

	static Set<String> withOneChange(String path) {
		Set<String> spellings = new LinkedHashSet<>(List.of(path, path.toUpperCase(Locale.ROOT)));
		for (int i = 0; i <= path.length(); i++) {
			for (String inserted : INSERTED) {
				spellings.add(path.substring(0, i) + inserted + path.substring(i));
			}
			if (i < path.length()) {
				spellings.add(replaced(path, i, "%%%02x"));
				spellings.add(replaced(path, i, "%%%02X"));
				spellings.add(replaced(path, i, "%%25%02x"));
				spellings.add(replaced(path, i, "%%C1%%%02X"));
			}
		}
		return spellings;
	}

	private static String replaced(String path, int index, String format) {
		return path.substring(0, index) + String.format(format, (int) path.charAt(index)) + path.substring(index + 1);
	}

}
