package com.clerk.spring.proxy;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What conventions may know of a request to the Frontend API proxy: neither its path, nor
 * its query, nor its headers.
 *
 * @since 0.1.0
 */
public final class FrontendApiProxyObservationContext extends Observation.Context {

	private final String method;

	private volatile @Nullable Integer status;

	private volatile @Nullable ProxyFailure failure;

	FrontendApiProxyObservationContext(String method) {
		this.method = method;
	}

	/**
	 * Returns the method of the request as it was sent, which may be any word.
	 * @return the method
	 */
	public String getMethod() {
		return this.method;
	}

	/**
	 * Returns the status of the answer.
	 * @return the status, or null if the client got none
	 */
	public @Nullable Integer getStatus() {
		return this.status;
	}

	/**
	 * Returns what became of the request.
	 * @return the outcome
	 */
	public FrontendApiProxyOutcome getOutcome() {
		ProxyFailure happened = this.failure;
		return (happened != null) ? happened.outcome() : FrontendApiProxyOutcome.OK;
	}

	/**
	 * Returns what went wrong.
	 * @return the kind of failure, such as {@code connect_timeout}, or null if all went
	 * well
	 */
	public @Nullable String getErrorKind() {
		ProxyFailure happened = this.failure;
		return (happened != null) ? happened.kind() : null;
	}

	void end(@Nullable Integer answered, @Nullable ProxyFailure happened) {
		this.status = answered;
		this.failure = happened;
	}

}
