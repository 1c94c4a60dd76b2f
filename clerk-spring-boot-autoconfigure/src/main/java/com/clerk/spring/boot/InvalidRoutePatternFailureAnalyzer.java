package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import com.clerk.spring.route.InvalidRoutePatternException;

/**
 * Tells which route pattern can't be read, and where it was set.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class InvalidRoutePatternFailureAnalyzer extends AbstractFailureAnalyzer<InvalidRoutePatternException> {

	private final PropertyOrigins origins;

	InvalidRoutePatternFailureAnalyzer(@Nullable Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidRoutePatternException cause) {
		String property = this.origins.propertyOf("clerk", cause.pattern());
		return new FailureAnalysis("S07: " + cause.getMessage() + this.origins.describe(property),
				"S07: Correct the pattern: segments such as '/admin', parameters such as ':id', and ':path*' or '(.*)' for the rest of a path.",
				cause);
	}

}
