package com.clerk.spring.servlet;

import org.springframework.security.web.firewall.RequestRejectedException;

/**
 * A request whose target or host can't be read. The answer is 400, whatever the route.
 * The message does not repeat what the client sent.
 *
 * @since 0.1.0
 */
public final class MalformedRequestException extends RequestRejectedException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param message what is wrong, in one sentence that does not repeat the request
	 */
	public MalformedRequestException(String message) {
		super(message);
	}

}
