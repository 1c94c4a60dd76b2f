package com.clerk.spring.request;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * The observations of decisions about requests.
 *
 * @since 0.1.0
 */
public enum AuthenticationObservationDocumentation implements ObservationDocumentation {

	/**
	 * A decision about a request and one kind of credential, with the calls to Clerk that
	 * it needs. A request that may carry a machine token is decided about a second time
	 * once somebody asks for the machine.
	 */
	AUTHENTICATION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultAuthenticationObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return LowCardinalityKeyNames.values();
		}

		@Override
		public KeyName[] getHighCardinalityKeyNames() {
			return HighCardinalityKeyNames.values();
		}

	};

	/**
	 * The keys that have few values each.
	 *
	 * @since 0.1.0
	 */
	public enum LowCardinalityKeyNames implements KeyName {

		/**
		 * {@code signed-in}, {@code signed-out}, {@code handshake}, {@code unavailable}
		 * where Clerk could not be asked, {@code none} where the decision failed.
		 */
		OUTCOME("outcome"),

		/** Why the request is not signed in, without Clerk's own error codes. */
		REASON("reason"),

		/** The kind of the credential, or {@code none}. */
		TOKEN_TYPE("token.type");

		private final String key;

		LowCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

	/**
	 * The keys of traces only.
	 *
	 * @since 0.1.0
	 */
	public enum HighCardinalityKeyNames implements KeyName {

		/** Why the request is not signed in, in full. */
		FULL_REASON("clerk.reason");

		private final String key;

		HighCardinalityKeyNames(String key) {
			this.key = key;
		}

		@Override
		public String asString() {
			return this.key;
		}

	}

}
