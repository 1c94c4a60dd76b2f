package com.clerk.spring.proxy;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of the Frontend API proxy.
 *
 * @since 0.1.0
 */
public enum FrontendApiProxyObservationDocumentation implements ObservationDocumentation {

	/**
	 * A request, from its arrival to the end of its answer. Those that the proxy refuses
	 * are among them.
	 */
	PROXY {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultFrontendApiProxyObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

	},

	/**
	 * The part of a request that ends when the Frontend API begins to answer, or fails
	 * to. Its name is that of the whole with {@code .head} added. Refused requests have
	 * none.
	 */
	HEAD {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return HeadObservationConvention.class;
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

		/** The method, or {@code OTHER} for one that HTTP does not know. */
		METHOD("method"),

		/** The status that the client got, or {@code none}. */
		STATUS("status"),

		/** What became of the request: a {@link FrontendApiProxyOutcome}. */
		OUTCOME("outcome"),

		/** The kind of failure, or {@code none}. */
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
