package com.clerk.spring.test.emulator.frontend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.ApplicationInvitation;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * An attempt to sign up.
 *
 * @param id an id such as {@code sua_…}
 * @param details what the visitor told
 * @param invitation the invitation that it accepts, or null
 * @param emailVerification how far the address is verified, or null before it began
 * @param userId the user that it led to, or null
 * @param sessionId the session that it led to, or null
 * @param createdAt when it began
 */
record SignUpAttempt(String id, SignUpDetails details, @Nullable ApplicationInvitation invitation,
		@Nullable Verification emailVerification, @Nullable String userId, @Nullable String sessionId,
		Instant createdAt) {

	static SignUpAttempt begin(SignUpDetails details, Instant now) {
		return new SignUpAttempt(Ids.next("sua_"), details, null, null, null, null, now);
	}

	/**
	 * Begins an attempt of somebody who is invited, whose address is that of the
	 * invitation.
	 */
	static SignUpAttempt begin(ApplicationInvitation invitation, SignUpDetails details, Verification verification,
			Instant now) {
		return new SignUpAttempt(Ids.next("sua_"), details.withEmailAddress(invitation.emailAddress()), invitation,
				verification, null, null, now);
	}

	SignUpAttempt withDetails(SignUpDetails details) {
		SignUpDetails kept = (this.invitation != null) ? details.withEmailAddress(this.invitation.emailAddress())
				: details;
		// A code that came to one address says nothing of another.
		boolean same = Objects.equals(kept.emailAddress(), this.details.emailAddress());
		return new SignUpAttempt(this.id, kept, this.invitation, same ? this.emailVerification : null, this.userId,
				this.sessionId, this.createdAt);
	}

	SignUpAttempt withVerification(Verification verification) {
		return new SignUpAttempt(this.id, this.details, this.invitation, verification, this.userId, this.sessionId,
				this.createdAt);
	}

	SignUpAttempt complete(SignedIn signedIn) {
		return new SignUpAttempt(this.id, this.details, this.invitation, this.emailVerification,
				signedIn.account().id(), signedIn.session().id(), this.createdAt);
	}

	boolean isComplete() {
		return this.sessionId != null;
	}

	boolean isVerified() {
		return this.emailVerification != null && this.emailVerification.verified();
	}

	List<String> missingFields() {
		List<String> missing = new ArrayList<>();
		if (this.details.emailAddress() == null) {
			missing.add("email_address");
		}
		if (this.details.password() == null) {
			missing.add("password");
		}
		return missing;
	}

	List<String> unverifiedFields() {
		return (this.details.emailAddress() != null && !isVerified()) ? List.of("email_address") : List.of();
	}

}
