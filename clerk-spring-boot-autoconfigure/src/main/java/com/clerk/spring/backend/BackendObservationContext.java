package com.clerk.spring.backend;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What conventions may know of a call to the Backend API: neither its path, which holds
 * ids, nor its query, headers and bodies.
 *
 * @since 0.1.0
 */
public final class BackendObservationContext extends Observation.Context {

	private final String method;

	private final String resource;

	private @Nullable BackendAnswer answer;

	BackendObservationContext(String method, String resource) {
		this.method = method;
		this.resource = resource;
	}

	void setAnswer(BackendAnswer answer) {
		this.answer = answer;
	}

	/**
	 * Returns the method of the call.
	 * @return the method
	 */
	public String getMethod() {
		return this.method;
	}

	/**
	 * Returns what the call is about.
	 * @return the first word of the path, such as {@code users}, or {@code other}
	 */
	public String getResource() {
		return this.resource;
	}

	/**
	 * Returns the status of the answer.
	 * @return the status, or null if there is none
	 */
	public @Nullable Integer getStatus() {
		return (this.answer != null) ? this.answer.status() : null;
	}

	/**
	 * Returns the id under which Clerk's support finds the call.
	 * @return the id of an error answer, or null
	 */
	public @Nullable String getClerkTraceId() {
		return (this.answer != null && !this.answer.isSuccess()) ? this.answer.failure().clerkTraceId() : null;
	}

}
