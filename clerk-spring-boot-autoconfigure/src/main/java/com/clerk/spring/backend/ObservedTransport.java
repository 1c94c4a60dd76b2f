package com.clerk.spring.backend;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import com.clerk.spring.options.ClerkOptions;

/**
 * Observes each attempt of a call.
 */
final class ObservedTransport implements BackendTransport {

	private final BackendTransport transport;

	private final ObservationRegistry registry;

	private final BackendObservationConvention convention;

	ObservedTransport(BackendTransport transport, ObservationRegistry registry,
			BackendObservationConvention convention) {
		this.transport = transport;
		this.registry = registry;
		this.convention = convention;
	}

	@Override
	public BackendAnswer exchange(BackendCall call, ClerkOptions options) {
		if (this.registry.isNoop()) {
			return this.transport.exchange(call, options);
		}
		BackendObservationContext context = new BackendObservationContext(call.method().name(),
				ApiResource.of(call.url(), options));
		Observation observation = Observation.createNotStarted(this.convention, () -> context, this.registry).start();
		try (Observation.Scope scope = observation.openScope()) {
			BackendAnswer answer = this.transport.exchange(call, options);
			context.setAnswer(answer);
			return answer;
		}
		catch (ClerkApiException ex) {
			// Its own message holds the address, and with that ids.
			observation.error(new ClerkApiException(options.apiUrl(), null));
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

}
