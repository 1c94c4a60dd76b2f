package com.clerk.spring.webhook;

import java.time.Clock;
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

	private final Occurrences failures;

	WebhookObservations(ObservationRegistry registry, WebhookObservationConvention convention, Clock clock) {
		this.registry = registry;
		this.convention = convention;
		this.failures = new Occurrences(clock);
	}

	WebhookOutcome observe(Function<WebhookObservationContext, WebhookOutcome> receiver) {
		WebhookObservationContext context = new WebhookObservationContext();
		if (this.registry.isNoop()) {
			return receiver.apply(context);
		}
		Observation observation = start(context);
		WebhookOutcome outcome = WebhookOutcome.FAILED;
		try (Observation.Scope scope = observation.openScope()) {
			outcome = receiver.apply(context);
			return outcome;
		}
		finally {
			context.end(outcome);
			stop(observation, context.failure());
		}
	}

	/**
	 * A convention or handler that fails must not keep a webhook from being handled.
	 */
	private Observation start(WebhookObservationContext context) {
		try {
			return Observation.start(this.convention, () -> context, this.registry);
		}
		catch (RuntimeException ex) {
			warn(ex);
			return Observation.NOOP;
		}
	}

	/**
	 * A convention or handler that fails must not turn what was handled into a failure.
	 */
	private void stop(Observation observation, @Nullable RuntimeException failure) {
		try {
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		}
		catch (RuntimeException ex) {
			warn(ex);
		}
	}

	private void warn(RuntimeException failure) {
		if (this.failures.unreported() > 0) {
			logger.warn("The observation of a webhook failed. This is logged once a minute at most.", failure);
		}
	}

}
