package com.clerk.spring.route;

/**
 * A route pattern that can't be used: a mistake in the configuration, found when the
 * pattern is read and never while a request is served.
 *
 * @since 0.1.0
 */
public class InvalidRoutePatternException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String pattern;

	private final int position;

	/**
	 * Creates an exception.
	 * @param pattern the pattern as written
	 * @param position where the problem is, counted in characters from 0; the length of
	 * the pattern if something is missing at its end
	 * @param problem what is wrong and what to write instead, without a full stop
	 */
	public InvalidRoutePatternException(String pattern, int position, String problem) {
		super("The route pattern '%s' is invalid at position %d: %s.".formatted(pattern, position, problem));
		this.pattern = pattern;
		this.position = position;
	}

	/**
	 * Returns the pattern.
	 * @return the pattern as written
	 */
	public String pattern() {
		return this.pattern;
	}

	/**
	 * Returns where the problem is.
	 * @return the number of characters before it
	 */
	public int position() {
		return this.position;
	}

}
