package com.clerk.spring.webhook;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.webhook.WebhookVerificationException.Reason;
import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * What conventions may know of a request to the endpoint for webhooks: nothing that was
 * not verified.
 *
 * @since 0.1.0
 */
public final class WebhookObservationContext extends Observation.Context {

	private @Nullable WebhookOutcome outcome;

	private @Nullable Reason reason;

	private @Nullable ClerkEvent event;

	private @Nullable RuntimeException failure;

	WebhookObservationContext() {
	}

	/**
	 * Returns what became of the request.
	 * @return the outcome, or null while it is being handled
	 */
	public @Nullable WebhookOutcome getOutcome() {
		return this.outcome;
	}

	/**
	 * Returns why the webhook was refused.
	 * @return the reason, or null if it was not
	 */
	public @Nullable Reason getReason() {
		return this.reason;
	}

	/**
	 * Returns the event, whose type may be any text.
	 * @return the event, or null if nothing was verified
	 */
	public @Nullable ClerkEvent getEvent() {
		return this.event;
	}

	void end(WebhookOutcome happened) {
		this.outcome = happened;
	}

	void verified(ClerkEvent received) {
		this.event = received;
	}

	void refused(Reason why) {
		this.reason = why;
	}

	void failed(RuntimeException cause) {
		this.failure = cause;
	}

	@Nullable RuntimeException failure() {
		return this.failure;
	}

}
