package com.clerk.spring.request;

import java.util.function.Function;

import io.micrometer.common.KeyValues;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of an application's convention where that fails: how a decision is
 * counted must not decide about the request.
 */
final class CarefulObservationConvention implements AuthenticationObservationConvention {

	private static final Log logger = LogFactory.getLog(CarefulObservationConvention.class);

	private final AuthenticationObservationConvention convention;

	private final AuthenticationObservationConvention otherwise = new DefaultAuthenticationObservationConvention();

	CarefulObservationConvention(AuthenticationObservationConvention convention) {
		this.convention = convention;
	}

	@Override
	public @Nullable String getName() {
		return ask(AuthenticationObservationConvention::getName);
	}

	@Override
	public @Nullable String getContextualName(AuthenticationObservationContext context) {
		return ask((asked) -> asked.getContextualName(context));
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(AuthenticationObservationContext context) {
		return ask((asked) -> asked.getLowCardinalityKeyValues(context));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AuthenticationObservationContext context) {
		return ask((asked) -> asked.getHighCardinalityKeyValues(context));
	}

	private <T extends @Nullable Object> T ask(Function<AuthenticationObservationConvention, T> question) {
		try {
			return question.apply(this.convention);
		}
		catch (RuntimeException ex) {
			logger.warn("The convention of the observation clerk.authentication failed", ex);
			return question.apply(this.otherwise);
		}
	}

}
