package com.clerk.spring.proxy;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Begins the observation of each request. Without a registry there is nothing to observe
 * and nothing to pay for.
 */
final class ProxyObservations {

	private final ObservationRegistry registry;

	private final FrontendApiProxyObservationConvention convention;

	private final HeadObservationConvention headConvention;

	ProxyObservations(ObservationRegistry registry, FrontendApiProxyObservationConvention convention) {
		this.registry = registry;
		this.convention = convention;
		this.headConvention = new HeadObservationConvention(convention);
	}

	/**
	 * Begins to observe a request, as a part of what the current thread observes. No
	 * scope is opened, as other threads will end it.
	 * @param method the method of the request
	 */
	ExchangeEvents begin(String method) {
		if (this.registry.isNoop()) {
			return Unobserved.INSTANCE;
		}
		FrontendApiProxyObservationContext context = new FrontendApiProxyObservationContext(method);
		Observation whole = Observation.createNotStarted(this.convention, () -> context, this.registry);
		Supplier<ObservedPart> head = () -> head(whole, method);
		return new ObservedRequest(new ObservedPart(whole.start(), context), head);
	}

	private ObservedPart head(Observation whole, String method) {
		FrontendApiProxyObservationContext context = new FrontendApiProxyObservationContext(method);
		Observation head = Observation.createNotStarted(this.headConvention, () -> context, this.registry);
		return new ObservedPart(head.parentObservation(whole).start(), context);
	}

}
