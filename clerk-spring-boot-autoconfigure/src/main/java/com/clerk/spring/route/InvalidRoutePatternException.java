package com.clerk.spring.route;

/**
 * A route pattern that can't be read. The message names the pattern, the position and the
 * remedy.
 *
 * @since 0.1.0
 */
public final class InvalidRoutePatternException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final String pattern;

	private final int position;

	/**
	 * Creates an exception.
	 * @param pattern the pattern
	 * @param position where it can't be read, counted from 0
	 * @param problem what is wrong there
	 */
	public InvalidRoutePatternException(String pattern, int position, String problem) {
		super("The route pattern '" + pattern + "' is invalid at position " + position + ": " + problem);
		this.pattern = pattern;
		this.position = position;
	}

	/**
	 * Returns the pattern.
	 * @return its text
	 */
	public String pattern() {
		return this.pattern;
	}

	/**
	 * Returns where the pattern can't be read.
	 * @return a position, counted from 0
	 */
	public int position() {
		return this.position;
	}

}
