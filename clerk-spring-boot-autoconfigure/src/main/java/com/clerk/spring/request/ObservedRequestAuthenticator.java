package com.clerk.spring.request;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

/**
 * Observes each decision.
 */
final class ObservedRequestAuthenticator implements RequestAuthenticator {

	private static final Log logger = LogFactory.getLog(ObservedRequestAuthenticator.class);

	private static final String FAILED = "The observation of a decision about a request failed";

	private final RequestAuthenticator authenticator;

	private final ObservationRegistry registry;

	private final AuthenticationObservationConvention convention;

	ObservedRequestAuthenticator(RequestAuthenticator authenticator, ObservationRegistry registry,
			AuthenticationObservationConvention convention) {
		this.authenticator = authenticator;
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public RequestState authenticate(ClerkRequest request, ClerkOptions options, AcceptedTokens accepted) {
		if (this.registry.isNoop()) {
			return this.authenticator.authenticate(request, options, accepted);
		}
		AuthenticationObservationContext context = new AuthenticationObservationContext();
		Observation observation = begin(context);
		Throwable failure = null;
		try (Observation.Scope scope = observation.openScope()) {
			RequestState state = this.authenticator.authenticate(request, options, accepted);
			context.setState(state);
			return state;
		}
		catch (ClerkConfigurationException ex) {
			failure = ex;
			throw ex;
		}
		catch (RuntimeException ex) {
			// Not the exception itself: its message may quote the token.
			failure = new IllegalStateException(ex.getClass().getName());
			throw ex;
		}
		finally {
			end(observation, failure);
		}
	}

	/**
	 * A convention or handler that fails must not decide about the request.
	 */
	private Observation begin(AuthenticationObservationContext context) {
		try {
			return Observation.createNotStarted(this.convention, () -> context, this.registry).start();
		}
		catch (RuntimeException ex) {
			logger.warn(FAILED, ex);
			return Observation.NOOP;
		}
	}

	private static void end(Observation observation, @Nullable Throwable failure) {
		try {
			if (failure != null) {
				observation.error(failure);
			}
			observation.stop();
		}
		catch (RuntimeException ex) {
			logger.warn(FAILED, ex);
		}
	}

}
