package com.clerk.spring.backend;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observations of calls to the Backend API, and chooses their keys. A bean of
 * this type replaces the {@linkplain DefaultBackendObservationConvention usual one}.
 *
 * @since 0.1.0
 */
public interface BackendObservationConvention extends ObservationConvention<BackendObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof BackendObservationContext;
	}

}
