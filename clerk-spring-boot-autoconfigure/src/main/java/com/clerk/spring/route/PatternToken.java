package com.clerk.spring.route;

/**
 * One token of a route pattern ({@code shared/spec/route-matching.md} section 1.1).
 *
 * @param kind what it is
 * @param position where it begins
 * @param text its content, without the characters that mark it
 */
record PatternToken(Kind kind, int position, String text) {

	enum Kind {

		OPEN, CLOSE, PARAMETER, EXPRESSION, CHARACTER, ESCAPED, MODIFIER, END

	}

}
