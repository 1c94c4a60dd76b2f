package com.clerk.spring.boot;

import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Matches requests that the default chain refuses to everybody.
 */
@FunctionalInterface
interface OperatorRoutes extends RequestMatcher {

	static OperatorRoutes none() {
		return (request) -> false;
	}

}
