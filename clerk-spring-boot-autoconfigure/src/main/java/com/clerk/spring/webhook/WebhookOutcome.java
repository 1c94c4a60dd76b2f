package com.clerk.spring.webhook;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * What became of a request to the endpoint for webhooks.
 *
 * @since 0.1.0
 */
public enum WebhookOutcome {

	/** It was handled: all listeners returned. */
	HANDLED(HttpStatus.OK),

	/** It was handled before, and nobody was called. */
	DUPLICATE(HttpStatus.OK),

	/** It is being handled just now, and Clerk sends it again. */
	BUSY(HttpStatus.CONFLICT),

	/** A listener or the store failed, and Clerk sends it again. */
	FAILED(HttpStatus.INTERNAL_SERVER_ERROR),

	/** It is not to be trusted, or is no event. */
	REFUSED(HttpStatus.BAD_REQUEST),

	/** Its body is too large. */
	TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),

	/** The request is no {@code POST}. */
	METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),

	/** Its body ended early. */
	CLIENT_ABORTED(HttpStatus.BAD_REQUEST);

	private final HttpStatus status;

	WebhookOutcome(HttpStatus status) {
		this.status = status;
	}

	HttpStatus status() {
		return this.status;
	}

	/**
	 * Returns the value for metrics and traces.
	 * @return the name in lower case, such as {@code too_large}
	 */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
