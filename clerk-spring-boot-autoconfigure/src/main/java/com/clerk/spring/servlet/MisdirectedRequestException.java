package com.clerk.spring.servlet;

/**
 * A request for a host that the application does not serve, or that belongs to none of
 * its Clerk instances. The answer is 421 without a body; the message is for the log.
 *
 * @since 0.1.0
 */
public class MisdirectedRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message why no instance serves the request, in one sentence
	 */
	public MisdirectedRequestException(String message) {
		super(message);
	}

}
