package com.clerk.spring.request;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observations of decisions about requests, and chooses their keys. A bean of
 * this type replaces the {@linkplain DefaultAuthenticationObservationConvention usual
 * one}.
 *
 * @since 0.1.0
 */
public interface AuthenticationObservationConvention extends ObservationConvention<AuthenticationObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof AuthenticationObservationContext;
	}

}
