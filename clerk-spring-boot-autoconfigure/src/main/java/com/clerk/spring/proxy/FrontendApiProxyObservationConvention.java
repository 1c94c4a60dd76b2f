package com.clerk.spring.proxy;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observations of the Frontend API proxy, and chooses their keys. A bean of
 * this type replaces the {@linkplain DefaultFrontendApiProxyObservationConvention usual
 * one}.
 *
 * @since 0.1.0
 */
public interface FrontendApiProxyObservationConvention
		extends ObservationConvention<FrontendApiProxyObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof FrontendApiProxyObservationContext;
	}

}
