package com.clerk.spring.route;

/**
 * A path that dispatcher and route rules could read differently, so nobody may decide by
 * it: the request is answered 400. The message says what is wrong and never shows the
 * path.
 *
 * @since 0.1.0
 */
public final class MalformedPathException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param problem what is wrong with the path
	 */
	public MalformedPathException(String problem) {
		super("Malformed path: " + problem, null, false, false);
	}

}
