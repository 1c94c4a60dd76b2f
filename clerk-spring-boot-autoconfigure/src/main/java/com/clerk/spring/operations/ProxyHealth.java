package com.clerk.spring.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import com.clerk.spring.proxy.FrontendApiProxy;
import com.clerk.spring.proxy.UpstreamFailure;

/**
 * What health tells of the Frontend API proxy. It never changes the status: a proxy
 * without its Frontend API is no reason to take the application out of service.
 *
 * @param proxy the proxy
 * @param enabled whether its filter is there
 * @param path its path
 * @since 0.1.0
 */
public record ProxyHealth(FrontendApiProxy proxy, boolean enabled, String path) {

	private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

	Map<String, Object> details(Clock clock) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("enabled", this.enabled);
		details.put("path", this.path);
		details.put("inFlight", this.proxy.inFlight());
		UpstreamFailure failure = this.proxy.lastUpstreamFailure();
		if (failure != null) {
			details.put("lastUpstreamFailure", Map.of("kind", failure.kind(), "time", time(failure, clock)));
		}
		return details;
	}

	private static String time(UpstreamFailure failure, Clock clock) {
		return clock.instant().minus(failure.ago()).plus(HALF_A_SECOND).truncatedTo(ChronoUnit.SECONDS).toString();
	}

}
