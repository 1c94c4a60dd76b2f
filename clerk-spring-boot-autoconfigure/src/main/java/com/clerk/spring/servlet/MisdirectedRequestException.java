package com.clerk.spring.servlet;

/**
 * A request for a host that belongs to no Clerk instance of the application. The answer
 * is 421 without a body. The message does not repeat what the client sent.
 *
 * @since 0.1.0
 */
public final class MisdirectedRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message why no instance serves the request, in one sentence that does not
	 * repeat the request
	 */
	public MisdirectedRequestException(String message) {
		super(message);
	}

}
