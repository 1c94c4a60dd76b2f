package com.clerk.spring.boot;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import com.clerk.spring.operations.FailedChecksException;
import com.clerk.spring.operations.Finding;

/**
 * Tells what is wrong with the configuration, where it was set, and what to write there.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class FailedChecksFailureAnalyzer extends AbstractFailureAnalyzer<FailedChecksException> {

	private final PropertyOrigins origins;

	FailedChecksFailureAnalyzer(@Nullable Environment environment) {
		this.origins = new PropertyOrigins(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, FailedChecksException cause) {
		String description = cause.failures()
			.stream()
			.map(this::describe)
			.collect(Collectors.joining("%n".formatted()));
		String action = cause.failures()
			.stream()
			.map((failure) -> failure.id() + ": " + failure.remedy())
			.distinct()
			.collect(Collectors.joining("%n".formatted()));
		return new FailureAnalysis(description, action, cause);
	}

	private String describe(Finding failure) {
		return failure.id() + ": " + failure.problem() + this.origins.describe(failure.property());
	}

}
