package com.clerk.spring.request;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;

/**
 * Observes each decision.
 */
final class ObservedRequestAuthenticator implements RequestAuthenticator {

	private final RequestAuthenticator authenticator;

	private final ObservationRegistry registry;

	private final AuthenticationObservationConvention convention;

	ObservedRequestAuthenticator(RequestAuthenticator authenticator, ObservationRegistry registry,
			AuthenticationObservationConvention convention) {
		this.authenticator = authenticator;
		this.registry = registry;
		this.convention = new CarefulObservationConvention(convention);
	}

	@Override
	public RequestState authenticate(ClerkRequest request, ClerkOptions options, AcceptedTokens accepted) {
		if (this.registry.isNoop()) {
			return this.authenticator.authenticate(request, options, accepted);
		}
		AuthenticationObservationContext context = new AuthenticationObservationContext();
		Observation observation = Observation.createNotStarted(this.convention, () -> context, this.registry).start();
		try (Observation.Scope scope = observation.openScope()) {
			RequestState state = this.authenticator.authenticate(request, options, accepted);
			context.setState(state);
			return state;
		}
		catch (ClerkConfigurationException ex) {
			observation.error(ex);
			throw ex;
		}
		catch (RuntimeException ex) {
			// Not the exception itself: its message may quote the token.
			observation.error(new IllegalStateException(ex.getClass().getName()));
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

}
