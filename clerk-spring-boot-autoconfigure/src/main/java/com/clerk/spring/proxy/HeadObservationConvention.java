package com.clerk.spring.proxy;

import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

/**
 * The convention of the whole request, for the part of it that ends with the head of the
 * answer.
 */
final class HeadObservationConvention implements FrontendApiProxyObservationConvention {

	private static final String SUFFIX = ".head";

	private final FrontendApiProxyObservationConvention whole;

	HeadObservationConvention(FrontendApiProxyObservationConvention whole) {
		this.whole = whole;
	}

	@Override
	public @Nullable String getName() {
		return withSuffix(this.whole.getName());
	}

	@Override
	public @Nullable String getContextualName(FrontendApiProxyObservationContext context) {
		return withSuffix(this.whole.getContextualName(context));
	}

	private static @Nullable String withSuffix(@Nullable String name) {
		return (name != null) ? name + SUFFIX : null;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(FrontendApiProxyObservationContext context) {
		return this.whole.getLowCardinalityKeyValues(context);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(FrontendApiProxyObservationContext context) {
		return this.whole.getHighCardinalityKeyValues(context);
	}

}
