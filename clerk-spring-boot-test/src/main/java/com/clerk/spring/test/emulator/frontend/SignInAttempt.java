package com.clerk.spring.test.emulator.frontend;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * An attempt to sign in.
 *
 * @param id an id such as {@code sia_…}
 * @param userId who, or null while nobody said so
 * @param firstFactor how far the first factor is, or null before it began
 * @param secondFactor how far the second factor is, or null before it began
 * @param sessionId the session that it led to, or null
 * @param createdAt when it began
 */
record SignInAttempt(String id, @Nullable String userId, @Nullable Verification firstFactor,
		@Nullable Verification secondFactor, @Nullable String sessionId, Instant createdAt) {

	static SignInAttempt begin(@Nullable String userId, Instant now) {
		return new SignInAttempt(Ids.next("sia_"), userId, null, null, null, now);
	}

	SignInAttempt withFirstFactor(Verification firstFactor) {
		return new SignInAttempt(this.id, this.userId, firstFactor, this.secondFactor, this.sessionId, this.createdAt);
	}

	SignInAttempt withSecondFactor(Verification secondFactor) {
		return new SignInAttempt(this.id, this.userId, this.firstFactor, secondFactor, this.sessionId, this.createdAt);
	}

	SignInAttempt complete(String sessionId) {
		return new SignInAttempt(this.id, this.userId, this.firstFactor, this.secondFactor, sessionId, this.createdAt);
	}

	boolean isComplete() {
		return this.sessionId != null;
	}

	boolean needsSecondFactor() {
		return !isComplete() && this.firstFactor != null && this.firstFactor.verified();
	}

	String status() {
		if (isComplete()) {
			return "complete";
		}
		if (needsSecondFactor()) {
			return "needs_second_factor";
		}
		return (this.userId != null) ? "needs_first_factor" : "needs_identifier";
	}

}
