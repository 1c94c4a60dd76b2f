package com.clerk.spring.options;

/**
 * Options that can't work, found when they are built. The message is one sentence that
 * names the setting and never holds a secret.
 *
 * @since 0.1.0
 */
public class ClerkConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	/**
	 * Creates an exception.
	 * @param code the stable name of the problem, such as {@code publishable-key-invalid}
	 * @param message what is wrong, in one sentence
	 */
	public ClerkConfigurationException(String code, String message) {
		super(message);
		this.code = code;
	}

	/**
	 * Returns the stable name of the problem.
	 * @return a code such as {@code publishable-key-missing}
	 */
	public final String code() {
		return this.code;
	}

}
