package com.clerk.spring.test.emulator.frontend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * An attempt to sign up.
 *
 * @param id an id such as {@code sua_…}
 * @param details what the visitor told
 * @param emailVerification how far the address is verified, or null before it began
 * @param userId the user that it led to, or null
 * @param sessionId the session that it led to, or null
 * @param createdAt when it began
 */
record SignUpAttempt(String id, SignUpDetails details, @Nullable Verification emailVerification,
		@Nullable String userId, @Nullable String sessionId, Instant createdAt) {

	static SignUpAttempt begin(SignUpDetails details, Instant now) {
		return new SignUpAttempt(Ids.next("sua_"), details, null, null, null, now);
	}

	SignUpAttempt withDetails(SignUpDetails details) {
		return new SignUpAttempt(this.id, details, this.emailVerification, this.userId, this.sessionId, this.createdAt);
	}

	SignUpAttempt withVerification(Verification verification) {
		return new SignUpAttempt(this.id, this.details, verification, this.userId, this.sessionId, this.createdAt);
	}

	SignUpAttempt complete(SignedIn signedIn) {
		return new SignUpAttempt(this.id, this.details, this.emailVerification, signedIn.account().id(),
				signedIn.session().id(), this.createdAt);
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
