package com.clerk.spring.proxy;

import java.io.IOException;
import java.util.Map;

/**
 * Makes the container close the connection of a client whose answer can't be completed.
 */
final class BrokenAnswerException extends IOException {

	private static final long serialVersionUID = 1L;

	BrokenAnswerException() {
		super("The answer of the Frontend API ended early, so the connection to the client is closed");
	}

	static Map<String, String> refuseTrailers() {
		throw new IllegalStateException("The answer of the Frontend API ended early, so it has no trailers");
	}

	/**
	 * Where it is thrown says nothing.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
