package com.clerk.spring.proxy;

import java.util.Locale;

/**
 * What became of a request to the Frontend API proxy.
 *
 * @since 0.1.0
 */
public enum FrontendApiProxyOutcome {

	/** The answer of the Frontend API was delivered whole, whatever its status. */
	OK,

	/** There was no answer that could be delivered, or no more of it. */
	UPSTREAM_ERROR,

	/** The Frontend API took too long. */
	TIMEOUT,

	/** The proxy did not pass the request on. */
	REFUSED,

	/** The client went away, or sent a body that ends early. */
	CLIENT_ABORTED;

	/**
	 * Returns the value for metrics and traces.
	 * @return the name in lower case, such as {@code upstream_error}
	 */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

}
