package com.clerk.spring.request;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * What conventions may know of a decision about a request: neither the request nor its
 * credential.
 *
 * @since 0.1.0
 */
public final class AuthenticationObservationContext extends Observation.Context {

	private @Nullable RequestState state;

	AuthenticationObservationContext() {
	}

	void setState(RequestState state) {
		this.state = state;
	}

	/**
	 * Returns the outcome.
	 * @return the outcome, or null while there is none, and where the decision failed
	 */
	public RequestState.@Nullable Status getStatus() {
		return (this.state != null) ? this.state.status() : null;
	}

	/**
	 * Tells whether the credential could not be verified, through no fault of the caller.
	 * @return true if keys or an answer of Clerk were missing
	 */
	public boolean isOutage() {
		return this.state != null && this.state.outage() != null;
	}

	/**
	 * Returns why the request is not signed in.
	 * @return Clerk's name of the reason, or null if there is none. Reasons of failed
	 * renewals end with Clerk's error code, of which there is no list
	 */
	public @Nullable String getReason() {
		return (this.state != null) ? this.state.reason() : null;
	}

	/**
	 * Returns the kind of the credential.
	 * @return a name such as {@code session_token}, or null if there is none
	 */
	public @Nullable String getTokenType() {
		return (this.state != null && this.state.tokenType() != null) ? this.state.tokenType().value() : null;
	}

}
