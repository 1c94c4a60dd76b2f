package com.clerk.spring.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.util.Assert;

/**
 * What a check has to say about the configuration. Neither text ever holds a secret.
 *
 * @param id the stable name of the rule, such as {@code K01}
 * @param level how bad it is
 * @param property the property to change, or null when there is not one to blame
 * @param problem what is wrong, in one sentence
 * @param remedy what to do about it
 * @since 0.1.0
 */
public record Finding(String id, Level level, @Nullable String property, String problem, String remedy) {

	/**
	 * Checks that nothing is left empty.
	 */
	public Finding {
		Assert.hasText(id, "'id' must not be empty");
		Assert.hasText(problem, "'problem' must not be empty");
		Assert.hasText(remedy, "'remedy' must not be empty");
	}

	static Finding fail(String id, @Nullable String property, String problem, String remedy) {
		return new Finding(id, Level.FAIL, property, problem, remedy);
	}

	/**
	 * Shows what the log shows: the id first.
	 */
	@Override
	public String toString() {
		return this.id + " " + this.problem + " " + this.remedy;
	}

	/**
	 * How bad a finding is, the worst first.
	 *
	 * @since 0.1.0
	 */
	public enum Level {

		/** The application must not start. */
		FAIL,

		/** Something will not work. */
		ERROR,

		/** Something is unsafe or probably not meant. */
		WARN,

		/** Good to know. */
		INFO

	}

}
