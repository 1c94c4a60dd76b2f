package com.clerk.spring.request;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.request.AuthenticationObservationDocumentation.HighCardinalityKeyNames;
import com.clerk.spring.request.AuthenticationObservationDocumentation.LowCardinalityKeyNames;

/**
 * The usual {@link AuthenticationObservationConvention}. No caller can add a value of its
 * own to a key.
 *
 * @since 0.1.0
 */
public class DefaultAuthenticationObservationConvention implements AuthenticationObservationConvention {

	private static final String NAME = "clerk.authentication";

	private static final String UNAVAILABLE = "unavailable";

	/**
	 * Creates the convention.
	 */
	public DefaultAuthenticationObservationConvention() {
	}

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(AuthenticationObservationContext context) {
		return NAME;
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(AuthenticationObservationContext context) {
		return KeyValues.of(LowCardinalityKeyNames.OUTCOME.withValue(outcome(context)),
				LowCardinalityKeyNames.REASON.withValue(orNone(reasonWithoutErrorCode(context))),
				LowCardinalityKeyNames.TOKEN_TYPE.withValue(orNone(context.getTokenType())));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AuthenticationObservationContext context) {
		String reason = context.getReason();
		return (reason != null) ? KeyValues.of(HighCardinalityKeyNames.FULL_REASON.withValue(reason))
				: KeyValues.empty();
	}

	private static String outcome(AuthenticationObservationContext context) {
		if (context.isOutage()) {
			return UNAVAILABLE;
		}
		RequestState.Status status = context.getStatus();
		return (status != null) ? status.value() : KeyValue.NONE_VALUE;
	}

	private static @Nullable String reasonWithoutErrorCode(AuthenticationObservationContext context) {
		String reason = context.getReason();
		return (reason != null && reason.startsWith(SessionTokenCheck.REFRESH_FAILED))
				? SessionTokenCheck.REFRESH_FAILED.substring(0, SessionTokenCheck.REFRESH_FAILED.length() - 1) : reason;
	}

	private static String orNone(@Nullable String value) {
		return (value != null && !value.isEmpty()) ? value : KeyValue.NONE_VALUE;
	}

}
