package com.clerk.spring.test.replay;

/**
 * A case needs more of Clerk than its standard behaviour.
 */
final class NotStandardException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * @param reason what it needs, the same words for all cases of one kind
	 */
	NotStandardException(String reason) {
		super(reason);
	}

}
