package com.clerk.spring.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * Tells which option can't work.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class ClerkConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ClerkConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, ClerkConfigurationException cause) {
		return new FailureAnalysis("The options of Clerk can't work (" + cause.code() + "): " + cause.getMessage(),
				"Correct the setting that is named above, in the configuration or where the options are built.", cause);
	}

}
