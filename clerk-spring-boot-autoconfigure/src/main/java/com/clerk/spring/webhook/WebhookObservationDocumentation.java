package com.clerk.spring.webhook;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of webhooks.
 *
 * @since 0.1.0
 */
public enum WebhookObservationDocumentation implements ObservationDocumentation {

	/**
	 * A request to the endpoint, from its arrival until all listeners have returned.
	 * Those that are refused are among them.
	 */
	WEBHOOK {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultWebhookObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

	};

	/**
	 * The keys, which have few values each.
	 *
	 * @since 0.1.0
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/** What became of the request: a {@link WebhookOutcome}, {@code none} so far. */
		OUTCOME("outcome"),

		/** The type of a verified event, {@code other} or {@code none}. */
		EVENT_TYPE("event.type"),

		/** Why a webhook was refused, or {@code none}. */
		ERROR_KIND("error.kind");

		private final String key;

		LowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
