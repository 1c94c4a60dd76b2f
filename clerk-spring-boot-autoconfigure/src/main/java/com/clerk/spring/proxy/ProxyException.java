package com.clerk.spring.proxy;

import org.jspecify.annotations.Nullable;

/**
 * A request that is not passed on.
 */
final class ProxyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ProxyFailure failure;

	/**
	 * Creates an exception.
	 * @param failure what the client is told
	 * @param message what the log is told, without anything the client sent
	 */
	ProxyException(ProxyFailure failure, @Nullable String message) {
		super(message, null, false, false);
		this.failure = failure;
	}

	ProxyFailure failure() {
		return this.failure;
	}

}
