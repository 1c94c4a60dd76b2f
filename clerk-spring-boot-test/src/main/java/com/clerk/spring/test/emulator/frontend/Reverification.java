package com.clerk.spring.test.emulator.frontend;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * Somebody who is signed in already verifies factors again.
 *
 * @param id an id such as {@code sess_verif_…}
 * @param sessionId the session
 * @param level which factors are to be verified
 * @param firstFactor how far the first factor is, or null before it began
 * @param secondFactor how far the second factor is, or null before it began
 */
record Reverification(String id, String sessionId, Level level, @Nullable Verification firstFactor,
		@Nullable Verification secondFactor) {

	static Reverification begin(String sessionId, Level level) {
		return new Reverification(Ids.next("sess_verif_"), sessionId, level, null, null);
	}

	Reverification withFirstFactor(Verification firstFactor) {
		return new Reverification(this.id, this.sessionId, this.level, firstFactor, this.secondFactor);
	}

	Reverification withSecondFactor(Verification secondFactor) {
		return new Reverification(this.id, this.sessionId, this.level, this.firstFactor, secondFactor);
	}

	/**
	 * Returns what is to be done next. Where there is no second factor the first one
	 * stands in for it.
	 */
	String status(UserAccount account) {
		boolean second = this.level != Level.FIRST_FACTOR && account.hasSecondFactor();
		boolean first = this.level != Level.SECOND_FACTOR || !second;
		if (first && !isVerified(this.firstFactor)) {
			return "needs_first_factor";
		}
		return (second && !isVerified(this.secondFactor)) ? "needs_second_factor" : "complete";
	}

	private static boolean isVerified(@Nullable Verification verification) {
		return verification != null && verification.verified();
	}

	/**
	 * Which factors are to be verified.
	 */
	enum Level {

		FIRST_FACTOR, SECOND_FACTOR, MULTI_FACTOR

	}

}
