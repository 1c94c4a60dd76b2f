package com.clerk.spring.auth;

import java.time.Duration;

/**
 * Clerk's presets of how recently a user must have proven who they are.
 *
 * @since 0.1.0
 */
public enum Reverification {

	/** Both factors within ten minutes. */
	STRICT_MFA("strict_mfa", Level.MULTI_FACTOR, Duration.ofMinutes(10)),

	/** The second factor within ten minutes. */
	STRICT("strict", Level.SECOND_FACTOR, Duration.ofMinutes(10)),

	/** The second factor within an hour. */
	MODERATE("moderate", Level.SECOND_FACTOR, Duration.ofHours(1)),

	/** The second factor within a day. */
	LAX("lax", Level.SECOND_FACTOR, Duration.ofDays(1));

	private final String value;

	private final Level level;

	private final Duration within;

	Reverification(String value, Level level, Duration within) {
		this.value = value;
		this.level = level;
		this.within = within;
	}

	/**
	 * Returns Clerk's name of the preset.
	 * @return a name such as {@code strict}
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Returns which factors must be fresh.
	 * @return the level
	 */
	public Level level() {
		return this.level;
	}

	/**
	 * Returns the age from which on a verification is stale.
	 * @return a positive duration
	 */
	public Duration within() {
		return this.within;
	}

	/**
	 * Which factors must be fresh.
	 *
	 * @since 0.1.0
	 */
	public enum Level {

		/** The first factor. */
		FIRST_FACTOR("first_factor"),

		/** The second factor, or the first where the user has no second one. */
		SECOND_FACTOR("second_factor"),

		/** Both factors, or the first where the user has no second one. */
		MULTI_FACTOR("multi_factor");

		private final String value;

		Level(String value) {
			this.value = value;
		}

		/**
		 * Returns Clerk's name of the level.
		 * @return a name such as {@code second_factor}
		 */
		public String value() {
			return this.value;
		}

	}

}
