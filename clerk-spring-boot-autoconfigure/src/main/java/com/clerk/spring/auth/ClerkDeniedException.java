package com.clerk.spring.auth;

import org.springframework.security.access.AccessDeniedException;

/**
 * A caller was refused, or sent elsewhere. The library turns it into a response before
 * any exception handler of the application sees it; code that catches it swallows the
 * answer.
 *
 * @since 0.1.0
 */
public final class ClerkDeniedException extends AccessDeniedException {

	private static final long serialVersionUID = 1L;

	private final transient Denial denial;

	/**
	 * Creates an exception.
	 * @param denial why the caller was refused
	 */
	public ClerkDeniedException(Denial denial) {
		super("Refused by Clerk: " + denial.getClass().getSimpleName());
		this.denial = denial;
	}

	/**
	 * Returns why the caller was refused.
	 * @return the denial
	 */
	public Denial denial() {
		return this.denial;
	}

	/**
	 * Control flow, not a fault: no stack trace is taken.
	 */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
