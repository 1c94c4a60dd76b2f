package com.clerk.spring.proxy;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.observation.Observation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * An observation that whichever thread comes first ends.
 */
final class ObservedPart {

	private static final Log logger = LogFactory.getLog(ObservedPart.class);

	private static final int SERVER_ERROR = 500;

	private final Observation observation;

	private final FrontendApiProxyObservationContext context;

	private final AtomicBoolean over = new AtomicBoolean();

	ObservedPart(Observation observation, FrontendApiProxyObservationContext context) {
		this.observation = observation;
		this.context = context;
	}

	/**
	 * Ends the observation, once. A convention or handler that fails must not keep the
	 * request from its end.
	 */
	void end(@Nullable Integer status, @Nullable ProxyFailure failure) {
		if (!this.over.compareAndSet(false, true)) {
			return;
		}
		this.context.end(status, failure);
		try {
			if (failure != null && failure.status() >= SERVER_ERROR) {
				// The cause stays out: its message may hold an address or a header.
				this.observation.error(new ProxyException(failure, failure.kind()));
			}
			this.observation.stop();
		}
		catch (RuntimeException ex) {
			logger.warn("The observation of a request to the Frontend API proxy failed", ex);
		}
	}

}
