package com.clerk.spring.auth;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Features or plans, of the active organization and of the user.
 *
 * @param organization the names of the organization's, in the order of the token
 * @param user the names of the user's, in the order of the token
 * @since 0.1.0
 */
public record ScopedNames(List<String> organization, List<String> user) {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/** No names at all. */
	static final ScopedNames NONE = new ScopedNames(List.of(), List.of());

	/**
	 * Copies the lists.
	 * @param organization the names of the organization's
	 * @param user the names of the user's
	 */
	public ScopedNames {
		organization = List.copyOf(organization);
		user = List.copyOf(user);
	}

	/**
	 * Reads a claim of the form {@code scope:name,scope:name}
	 * ({@code shared/spec/auth-object.md} section 3). A malformed claim grants nothing
	 * (T17).
	 * @param claim the claim's value
	 * @return the names
	 */
	static ScopedNames parse(@Nullable Object claim) {
		if (!(claim instanceof String text) || text.isEmpty()) {
			return NONE;
		}
		List<String> organization = new ArrayList<>();
		List<String> user = new ArrayList<>();
		for (String element : text.split(",", -1)) {
			String trimmed = trim(element);
			int colon = trimmed.indexOf(':');
			if (colon < 0) {
				return NONE;
			}
			String name = trimmed.substring(colon + 1);
			switch (trimmed.substring(0, colon)) {
				case "o" -> organization.add(name);
				case "u" -> user.add(name);
				case "ou", "uo" -> {
					organization.add(name);
					user.add(name);
				}
				default -> {
				}
			}
		}
		return new ScopedNames(organization, user);
	}

	/**
	 * Cuts what the specification calls white space, which is more than Java does: blanks
	 * that never break a line, and the byte order mark.
	 */
	static String trim(String text) {
		int start = 0;
		int end = text.length();
		while (start < end && isWhiteSpace(text.charAt(start))) {
			start++;
		}
		while (end > start && isWhiteSpace(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	private static boolean isWhiteSpace(char character) {
		return Character.isSpaceChar(character) || (character >= '\t' && character <= '\r')
				|| character == BYTE_ORDER_MARK;
	}

	/**
	 * Tells whether a name is held ({@code shared/spec/authorization.md} section 4).
	 * @param asked {@code name} or {@code scope:name}
	 * @return true if so; false for a malformed question (T19)
	 */
	boolean holds(String asked) {
		int colon = asked.indexOf(':');
		if (colon < 0) {
			return this.organization.contains(asked) || this.user.contains(asked);
		}
		String name = asked.substring(colon + 1);
		if (name.isEmpty() || name.indexOf(':') >= 0) {
			return false;
		}
		return switch (asked.substring(0, colon)) {
			case "o", "org", "organization" -> this.organization.contains(name);
			case "u", "user" -> this.user.contains(name);
			default -> false;
		};
	}

}
