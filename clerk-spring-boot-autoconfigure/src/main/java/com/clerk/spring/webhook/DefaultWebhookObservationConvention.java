package com.clerk.spring.webhook;

import java.util.Locale;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import com.clerk.spring.webhook.WebhookObservationDocumentation.LowCardinalityKeyNames;
import com.clerk.spring.webhook.WebhookVerificationException.Reason;
import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * The usual {@link WebhookObservationConvention}. No sender can add a value of its own to
 * a key: there is a fixed number of each.
 *
 * @since 0.1.0
 */
public class DefaultWebhookObservationConvention implements WebhookObservationConvention {

	private static final String NAME = "clerk.webhooks";

	private static final String OTHER = "other";

	/**
	 * Creates the convention.
	 */
	public DefaultWebhookObservationConvention() {
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(WebhookObservationContext context) {
		return NAME;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(WebhookObservationContext context) {
		return KeyValues.of(outcome(context), eventType(context), errorKind(context));
	}

	/**
	 * Returns the key of the outcome.
	 * @param context the request
	 * @return one of the outcomes, or {@code none} while the request is being handled
	 */
	protected KeyValue outcome(WebhookObservationContext context) {
		WebhookOutcome outcome = context.getOutcome();
		return LowCardinalityKeyNames.OUTCOME.withValue((outcome != null) ? outcome.value() : KeyValue.NONE_VALUE);
	}

	/**
	 * Returns the key of the type.
	 * @param context the request
	 * @return one of the types that this version knows, {@code other}, or {@code none} if
	 * nothing was verified
	 */
	protected KeyValue eventType(WebhookObservationContext context) {
		ClerkEvent event = context.getEvent();
		return LowCardinalityKeyNames.EVENT_TYPE.withValue((event != null) ? known(event) : KeyValue.NONE_VALUE);
	}

	private static String known(ClerkEvent event) {
		String type = event.type();
		return (type != null && EventTypes.isKnown(type)) ? type : OTHER;
	}

	/**
	 * Returns the key of the reason of a refusal.
	 * @param context the request
	 * @return a {@link Reason} in lower case, or {@code none}
	 */
	protected KeyValue errorKind(WebhookObservationContext context) {
		Reason reason = context.getReason();
		return LowCardinalityKeyNames.ERROR_KIND
			.withValue((reason != null) ? reason.name().toLowerCase(Locale.ROOT) : KeyValue.NONE_VALUE);
	}

}
