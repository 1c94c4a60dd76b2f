package com.clerk.spring.backend;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import com.clerk.spring.backend.BackendObservationDocumentation.HighCardinalityKeyNames;
import com.clerk.spring.backend.BackendObservationDocumentation.LowCardinalityKeyNames;

/**
 * The usual {@link BackendObservationConvention}.
 *
 * @since 0.1.0
 */
public class DefaultBackendObservationConvention implements BackendObservationConvention {

	private static final String NAME = "clerk.backend";

	/**
	 * Creates the convention.
	 */
	public DefaultBackendObservationConvention() {
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(BackendObservationContext context) {
		return NAME + " " + context.getMethod() + " " + context.getResource();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(BackendObservationContext context) {
		Integer status = context.getStatus();
		return KeyValues.of(LowCardinalityKeyNames.METHOD.withValue(context.getMethod()),
				LowCardinalityKeyNames.RESOURCE.withValue(context.getResource()), LowCardinalityKeyNames.STATUS
					.withValue((status != null) ? String.valueOf(status) : KeyValue.NONE_VALUE));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(BackendObservationContext context) {
		String traceId = context.getClerkTraceId();
		return (traceId != null) ? KeyValues.of(HighCardinalityKeyNames.TRACE_ID.withValue(traceId))
				: KeyValues.empty();
	}

}
