package com.clerk.spring.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A token was refused. The message says which rule failed; it holds neither the token nor
 * a key.
 *
 * @since 0.1.0
 */
public final class TokenVerificationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final TokenErrorReason reason;

	private final String failure;

	private final @Nullable Duration retryAfter;

	/**
	 * Creates an exception.
	 * @param reason which rule failed
	 * @param message what is wrong, for logs and for debugging
	 */
	public TokenVerificationException(TokenErrorReason reason, String message) {
		this(reason, message, null);
	}

	/**
	 * Creates an exception for a token that can't be judged now.
	 * @param reason why not
	 * @param message what is wrong, for logs and for debugging
	 * @param retryAfter when another try may succeed, or null if that is not known
	 */
	public TokenVerificationException(TokenErrorReason reason, String message, @Nullable Duration retryAfter) {
		this(reason, message, "", retryAfter);
	}

	/**
	 * Creates an exception whose message is a failure and what to do about it.
	 */
	TokenVerificationException(TokenErrorReason reason, String failure, String action, @Nullable Duration retryAfter) {
		// Refusing a token is ordinary: a stack trace for each would be a gift to a
		// flood.
		super(action.isEmpty() ? failure : failure + " " + action, null, false, false);
		this.reason = reason;
		this.failure = failure;
		this.retryAfter = retryAfter;
	}

	/**
	 * Returns which rule failed.
	 * @return the reason
	 */
	public TokenErrorReason reason() {
		return this.reason;
	}

	/**
	 * The message without what to do about it.
	 */
	String failure() {
		return this.failure;
	}

	/**
	 * Returns when another try may succeed, for reasons that are outages.
	 * @return how long to wait, or null
	 */
	public @Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
