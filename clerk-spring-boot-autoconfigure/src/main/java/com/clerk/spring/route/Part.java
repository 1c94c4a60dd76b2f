package com.clerk.spring.route;

import org.jspecify.annotations.Nullable;

/**
 * What a pattern is made of.
 */
sealed interface Part {

	/**
	 * Literal text.
	 *
	 * @param text the text, not empty
	 */
	record Text(String text) implements Part {

	}

	/**
	 * A parameter or a group in braces.
	 *
	 * @param name the parameter's name, null if it has none
	 * @param prefix the text before
	 * @param expression what the parameter matches, null for a group that is only text
	 * @param suffix the text behind
	 * @param modifier how often
	 * @param position where it begins in the pattern, without the prefix of a parameter
	 */
	record Group(@Nullable String name, String prefix, @Nullable Expression expression, String suffix,
			Modifier modifier, int position) implements Part {

		boolean isParameter() {
			return this.expression != null;
		}

	}

	/**
	 * What a parameter matches.
	 */
	sealed interface Expression {

		/**
		 * An expression of the author's.
		 *
		 * @param regex in Java's notation, without capturing groups
		 */
		record Written(String regex) implements Expression {

		}

		/**
		 * As few characters as possible, none of them a delimiter.
		 *
		 * @param excluded text that begins at none of the characters, null for no such
		 * condition
		 */
		record Default(@Nullable String excluded) implements Expression {

		}

	}

	/**
	 * How often a group occurs.
	 */
	enum Modifier {

		ONCE, OPTIONAL, ONE_OR_MORE, ZERO_OR_MORE;

		static Modifier of(String text) {
			return switch (text) {
				case "?" -> OPTIONAL;
				case "+" -> ONE_OR_MORE;
				case "*" -> ZERO_OR_MORE;
				default -> ONCE;
			};
		}

		boolean repeats() {
			return this == ONE_OR_MORE || this == ZERO_OR_MORE;
		}

		boolean mayBeAbsent() {
			return this == OPTIONAL || this == ZERO_OR_MORE;
		}

	}

}
