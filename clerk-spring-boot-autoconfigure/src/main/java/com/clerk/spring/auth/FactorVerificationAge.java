package com.clerk.spring.auth;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How long ago, in minutes, the user's factors were verified when the token was made.
 *
 * @param firstFactor minutes since the first factor; -1 when there is none
 * @param secondFactor minutes since the second factor; -1 when there is none
 * @since 0.1.0
 */
public record FactorVerificationAge(double firstFactor, double secondFactor) {

	private static final double ABSENT = -1;

	/**
	 * Reads the claim {@code fva}.
	 * @param claim the claim's value
	 * @return the ages, or null when the claim is not a list of two ages
	 */
	static @Nullable FactorVerificationAge of(@Nullable Object claim) {
		if (claim instanceof List<?> ages && ages.size() == 2 && ages.get(0) instanceof Number first
				&& ages.get(1) instanceof Number second && isAge(first) && isAge(second)) {
			return new FactorVerificationAge(first.doubleValue(), second.doubleValue());
		}
		return null;
	}

	private static boolean isAge(Number number) {
		double age = number.doubleValue();
		return Double.isFinite(age) && (age >= 0 || age == ABSENT);
	}

	/**
	 * Tells whether the factors of a level are fresh
	 * ({@code shared/spec/authorization.md} section 5).
	 * @param level the factors that matter
	 * @param withinMinutes the age from which on a verification is stale
	 * @return true if fresh
	 */
	boolean isFresh(Reverification.Level level, double withinMinutes) {
		boolean hasFirst = this.firstFactor != ABSENT;
		boolean hasSecond = this.secondFactor != ABSENT;
		boolean first = hasFirst && this.firstFactor < withinMinutes;
		boolean second = hasSecond && this.secondFactor < withinMinutes;
		return switch (level) {
			case FIRST_FACTOR -> first;
			case SECOND_FACTOR -> hasSecond ? second : first;
			case MULTI_FACTOR -> first && (second || !hasSecond);
		};
	}

}
