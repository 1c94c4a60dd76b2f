package com.clerk.spring.operations;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.util.Assert;

/**
 * A configuration with which the application must not start. All that is wrong is told at
 * once, without a secret.
 *
 * @since 0.1.0
 */
public final class FailedChecksException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Finding> failures;

	/**
	 * Creates an exception.
	 * @param failures what is wrong, at least one
	 */
	public FailedChecksException(List<Finding> failures) {
		super(failures.stream()
			.map((failure) -> failure.id() + " " + failure.problem()
					+ ((failure.property() != null) ? " (" + failure.property() + ")" : ""))
			.collect(Collectors.joining(" ")));
		Assert.notEmpty(failures, "'failures' must not be empty");
		this.failures = List.copyOf(failures);
	}

	/**
	 * Returns what is wrong.
	 * @return the findings, in the order of their ids
	 */
	public List<Finding> failures() {
		return this.failures;
	}

}
