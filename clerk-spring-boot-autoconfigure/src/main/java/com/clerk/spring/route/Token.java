package com.clerk.spring.route;

/**
 * A piece of a pattern's text.
 *
 * @param kind what it is
 * @param text a character; a parameter's name; what stands between the parentheses of an
 * expression; empty at the end
 * @param position where it begins in the pattern
 */
record Token(Kind kind, String text, int position) {

	enum Kind {

		CHARACTER, ESCAPED_CHARACTER, NAME, EXPRESSION, OPEN, CLOSE, MODIFIER, END

	}

}
