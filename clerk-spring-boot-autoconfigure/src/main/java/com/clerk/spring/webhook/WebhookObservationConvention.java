package com.clerk.spring.webhook;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observations of webhooks, and chooses their keys. A bean of this type
 * replaces the {@linkplain DefaultWebhookObservationConvention usual one}.
 *
 * @since 0.1.0
 */
public interface WebhookObservationConvention extends ObservationConvention<WebhookObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof WebhookObservationContext;
	}

}
