package com.clerk.spring.token;

import java.time.Duration;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * How the verification of an opaque token ended.
 *
 * @param answer the answer about a good token, or null
 * @param refusal why there is none, or null
 */
record MachineTokenVerdict(@Nullable MachineTokenAnswer answer, @Nullable MachineTokenVerificationException refusal) {

	static MachineTokenVerdict of(Supplier<MachineTokenAnswer> verification) {
		try {
			return good(verification.get());
		}
		catch (MachineTokenVerificationException ex) {
			return new MachineTokenVerdict(null, ex.isFinal() ? ex.withoutCause() : ex);
		}
	}

	static MachineTokenVerdict good(MachineTokenAnswer answer) {
		return new MachineTokenVerdict(answer, null);
	}

	/**
	 * Tells whether Clerk said anything at all.
	 */
	boolean isAnswered() {
		return this.refusal == null || this.refusal.isFinal() || this.refusal.status() != 0;
	}

	MachineTokenAnswer answerOrThrow() {
		if (this.answer == null) {
			throw (this.refusal != null) ? this.refusal : new IllegalStateException("Neither answered nor refused");
		}
		return this.answer;
	}

	/**
	 * Returns how long the verdict may be taken for true.
	 * @param good how long a token may that is good now and does not expire before
	 * @param bad how long one that is not
	 * @param now the time, in milliseconds
	 */
	Duration timeToKeep(Duration good, Duration bad, long now) {
		if (this.answer != null) {
			Duration lifetime = this.answer.lifetime(now);
			return (lifetime == null || lifetime.compareTo(good) > 0) ? good : lifetime;
		}
		return (this.refusal != null && this.refusal.isFinal()) ? bad : Duration.ZERO;
	}

	/**
	 * Shows nothing of the answer.
	 */
	@Override
	public String toString() {
		return "MachineTokenVerdict[" + ((this.answer != null) ? "good" : "refused") + "]";
	}

}
