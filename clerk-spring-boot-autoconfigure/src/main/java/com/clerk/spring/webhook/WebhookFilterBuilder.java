package com.clerk.spring.webhook;

import java.time.Clock;

import io.micrometer.observation.ObservationRegistry;

/**
 * Makes the endpoint for webhooks.
 *
 * @since 0.1.0
 */
public final class WebhookFilterBuilder {

	private static final int ONE_MEGABYTE = 1024 * 1024;

	private final WebhookVerifierResolver verifiers;

	private final WebhookDeliveryStore store;

	private final ClerkEventPublisher publisher;

	private final Clock clock;

	private int maxBody = ONE_MEGABYTE;

	private WebhookObservations observations;

	/**
	 * Starts with the defaults.
	 * @param verifiers chooses what verifies a webhook
	 * @param store remembers what was handled
	 * @param publisher hands events to the application
	 * @param clock tells the time
	 */
	public WebhookFilterBuilder(WebhookVerifierResolver verifiers, WebhookDeliveryStore store,
			ClerkEventPublisher publisher, Clock clock) {
		this.verifiers = verifiers;
		this.store = store;
		this.publisher = publisher;
		this.clock = clock;
		this.observations = new WebhookObservations(ObservationRegistry.NOOP, new DefaultWebhookObservationConvention(),
				clock);
	}

	/**
	 * Sets how large a body may be; one megabyte if this is not called.
	 * @param bytes the number of bytes
	 * @return this builder
	 */
	public WebhookFilterBuilder maxBody(int bytes) {
		this.maxBody = bytes;
		return this;
	}

	/**
	 * Has requests observed.
	 * @param registry the registry of the application
	 * @param convention names the observations and their keys
	 * @return this builder
	 */
	public WebhookFilterBuilder observations(ObservationRegistry registry, WebhookObservationConvention convention) {
		this.observations = new WebhookObservations(registry, convention, this.clock);
		return this;
	}

	/**
	 * Makes the filter, to be mapped to the path of the endpoint alone.
	 * @return the filter
	 */
	public WebhookFilter build() {
		WebhookReceiver receiver = new WebhookReceiver(this.verifiers, new DeliveryHandling(this.store, this.publisher),
				new BoundedBody(this.maxBody), new RefusalLog(this.clock));
		return new WebhookFilter(receiver, this.observations);
	}

}
