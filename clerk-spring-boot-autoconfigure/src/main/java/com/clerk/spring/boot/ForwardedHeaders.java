package com.clerk.spring.boot;

import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/**
 * Whether Spring Boot applies forwarded headers, by the rule it has itself: as
 * {@code server.forward-headers-strategy} says, else on known cloud platforms.
 */
final class ForwardedHeaders {

	private static final String STRATEGY = "server.forward-headers-strategy";

	private ForwardedHeaders() {
	}

	static boolean areApplied(Environment environment) {
		String strategy = environment.getProperty(STRATEGY);
		if (strategy != null) {
			return !"none".equalsIgnoreCase(strategy);
		}
		CloudPlatform platform = CloudPlatform.getActive(environment);
		return platform != null && platform.isUsingForwardHeaders();
	}

}
