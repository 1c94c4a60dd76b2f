package com.clerk.spring.proxy;

import java.util.Set;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import com.clerk.spring.proxy.FrontendApiProxyObservationDocumentation.LowCardinalityKeyNames;

/**
 * The usual {@link FrontendApiProxyObservationConvention}. No client can add a value of
 * its own to a key: there is a fixed number of each.
 *
 * @since 0.1.0
 */
public class DefaultFrontendApiProxyObservationConvention implements FrontendApiProxyObservationConvention {

	private static final String NAME = "clerk.proxy";

	private static final String OTHER = "OTHER";

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE");

	/**
	 * Creates the convention.
	 */
	public DefaultFrontendApiProxyObservationConvention() {
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(FrontendApiProxyObservationContext context) {
		return NAME;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(FrontendApiProxyObservationContext context) {
		return KeyValues.of(method(context), status(context), outcome(context), errorKind(context));
	}

	/**
	 * Returns the key of the method.
	 * @param context the request
	 * @return one of the methods of HTTP, or {@code OTHER}
	 */
	protected KeyValue method(FrontendApiProxyObservationContext context) {
		return LowCardinalityKeyNames.METHOD
			.withValue(METHODS.contains(context.getMethod()) ? context.getMethod() : OTHER);
	}

	/**
	 * Returns the key of the status.
	 * @param context the request
	 * @return the status, or {@code none}
	 */
	protected KeyValue status(FrontendApiProxyObservationContext context) {
		Integer status = context.getStatus();
		return LowCardinalityKeyNames.STATUS.withValue((status != null) ? String.valueOf(status) : KeyValue.NONE_VALUE);
	}

	/**
	 * Returns the key of the outcome.
	 * @param context the request
	 * @return one of the outcomes
	 */
	protected KeyValue outcome(FrontendApiProxyObservationContext context) {
		return LowCardinalityKeyNames.OUTCOME.withValue(context.getOutcome().value());
	}

	/**
	 * Returns the key of the kind of failure.
	 * @param context the request
	 * @return the kind, or {@code none}
	 */
	protected KeyValue errorKind(FrontendApiProxyObservationContext context) {
		String kind = context.getErrorKind();
		return LowCardinalityKeyNames.ERROR_KIND.withValue((kind != null) ? kind : KeyValue.NONE_VALUE);
	}

}
