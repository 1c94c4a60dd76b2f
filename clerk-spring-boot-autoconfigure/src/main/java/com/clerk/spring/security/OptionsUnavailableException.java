package com.clerk.spring.security;

/**
 * A {@link com.clerk.spring.servlet.ClerkOptionsResolver} failed, so that nobody can tell
 * who the caller is. The answer is 503.
 */
final class OptionsUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param cause what the resolver threw
	 */
	OptionsUnavailableException(RuntimeException cause) {
		super("The ClerkOptionsResolver failed", cause);
	}

}
