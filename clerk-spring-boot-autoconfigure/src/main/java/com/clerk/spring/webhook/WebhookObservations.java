package com.clerk.spring.webhook;

import java.util.function.Function;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Observes each request, with all that its listeners do as parts of it. Without a
 * registry there is nothing to observe.
 */
final class WebhookObservations {

	private static final Log logger = LogFactory.getLog(WebhookObservations.class);

	private final ObservationRegistry registry;

	private final WebhookObservationConvention convention;

	WebhookObservations(ObservationRegistry registry, WebhookObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
	}

	static WebhookObservations none() {
		return new WebhookObservations(ObservationRegistry.NOOP, new DefaultWebhookObservationConvention());
	}

	WebhookOutcome observe(Function<WebhookObservationContext, WebhookOutcome> receiver) {
		WebhookObservationContext context = new WebhookObservationContext();
		if (this.registry.isNoop()) {
			return receiver.apply(context);
		}
		Observation observation = Observation.start(this.convention, () -> context, this.registry);
		try (Observation.Scope scope = observation.openScope()) {
			return context.end(receiver.apply(context));
		}
		finally {
			stop(observation, context.failure());
		}
	}

	/**
	 * A convention or handler that fails must not turn what was handled into a failure.
	 */
	private static void stop(Observation observation, @Nullable RuntimeException failure) {
		try {
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		}
		catch (RuntimeException ex) {
			logger.warn("The observation of a webhook failed", ex);
		}
	}

}
