package com.clerk.spring.route;

import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * A path about which nothing can be decided: it is not what a well-behaved client sends,
 * or takes too long to match. The answer is 400, whatever the route.
 * <p>
 * Thrown inside a security filter chain it is answered by Spring Security's
 * {@link org.springframework.security.web.firewall.RequestRejectedHandler}, by default
 * with 400, so that a rule which can't be evaluated never lets a request through. The
 * message does not repeat the path.
 *
 * @since 0.1.0
 */
public class MalformedPathException extends RequestRejectedException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message what is wrong, in one sentence that does not repeat the path
	 */
	public MalformedPathException(String message) {
		super(message);
	}

	/**
	 * Does nothing: strangers cause this exception as often as they like, and the message
	 * says all there is.
	 * @return this exception, without a stack trace
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
