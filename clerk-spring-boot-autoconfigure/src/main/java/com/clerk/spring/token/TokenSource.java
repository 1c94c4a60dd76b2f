package com.clerk.spring.token;

/**
 * Where a token came from.
 *
 * @since 0.1.0
 */
public enum TokenSource {

	/** The {@code Authorization} header, or code that verifies a token by hand. */
	HEADER,

	/** A cookie. */
	COOKIE

}
