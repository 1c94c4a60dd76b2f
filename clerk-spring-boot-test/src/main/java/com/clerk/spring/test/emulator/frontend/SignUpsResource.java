package com.clerk.spring.test.emulator.frontend;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import com.clerk.spring.test.emulator.directory.ApplicationInvitation;
import com.clerk.spring.test.emulator.directory.ApplicationInvitations;
import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.User;
import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.Users;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * Sign-up by the browser client, which needs an address, a password and the code that is
 * sent to the address.
 */
final class SignUpsResource {

	private static final String EMAIL_CODE = "email_code";

	private static final String TICKET = "ticket";

	private final FrontendAnswers answers;

	private final Attempts<SignUpAttempt> attempts;

	private final Users users;

	private final ApplicationInvitations invitations;

	private final Sessions sessions;

	private final Clock clock;

	SignUpsResource(FrontendAnswers answers, Attempts<SignUpAttempt> attempts, Users users,
			ApplicationInvitations invitations, Sessions sessions, Clock clock) {
		this.answers = answers;
		this.attempts = attempts;
		this.users = users;
		this.invitations = invitations;
		this.sessions = sessions;
		this.clock = clock;
	}

	ApiResponse create(BrowserCall unknown, PathVariables path) {
		BrowserCall call = (unknown.browser() != null) ? unknown : unknown.from(this.sessions.clientOrNew(""));
		SignUpDetails details = SignUpDetails.NONE.with(call.parameters());
		boolean invited = call.parameters().getOrEmpty("strategy").equals(TICKET);
		return keep(call, invited ? accept(call, details) : SignUpAttempt.begin(details, this.clock.instant()));
	}

	/**
	 * Begins what an invitation leads to. Whoever has it has the address.
	 */
	private SignUpAttempt accept(BrowserCall call, SignUpDetails details) {
		Instant now = this.clock.instant();
		return this.invitations.pending(call.parameters().getOrEmpty(TICKET))
			.map((invitation) -> SignUpAttempt.begin(invitation, details, new Verification(TICKET, true, now), now))
			.orElseThrow(SignUpsResource::invalidTicket);
	}

	private static ApiException invalidTicket() {
		return ApiException.unprocessable("ticket_invalid_code",
				"The ticket is not valid: its invitation may be accepted, revoked or expired.");
	}

	ApiResponse get(BrowserCall call, PathVariables path) {
		return this.answers.read(call, AttemptJson.signUp(find(call, path)));
	}

	ApiResponse update(BrowserCall call, PathVariables path) {
		SignUpAttempt attempt = find(call, path);
		return keep(call, attempt.withDetails(attempt.details().with(call.parameters())));
	}

	ApiResponse prepareVerification(BrowserCall call, PathVariables path) {
		requireEmailCode(call);
		return keep(call, find(call, path).withVerification(new Verification(EMAIL_CODE, false, this.clock.instant())));
	}

	ApiResponse attemptVerification(BrowserCall call, PathVariables path) {
		requireEmailCode(call);
		SignUpAttempt attempt = find(call, path);
		if (attempt.emailVerification() == null) {
			throw ApiException.badRequest("verification_missing", "The code must be prepared first.");
		}
		if (!call.parameters().getOrEmpty("code").equals(Verification.TEST_CODE)) {
			throw ApiException.input("form_code_incorrect", "code",
					"Code is incorrect: the local Clerk takes " + Verification.TEST_CODE + ".");
		}
		return keep(call, attempt.withVerification(new Verification(EMAIL_CODE, true, this.clock.instant())));
	}

	private static void requireEmailCode(BrowserCall call) {
		if (!call.parameters().required("strategy").equals(EMAIL_CODE)) {
			throw ApiException.parameter("form_param_value_invalid", "strategy", "must be 'email_code'.");
		}
	}

	private ApiResponse keep(BrowserCall call, SignUpAttempt attempt) {
		boolean ready = !attempt.isComplete() && attempt.missingFields().isEmpty()
				&& attempt.unverifiedFields().isEmpty();
		SignUpAttempt now = ready ? attempt.complete(signUp(call, attempt)) : attempt;
		this.attempts.put(call.client(), now);
		return this.answers.changed(call, AttemptJson.signUp(now));
	}

	private SignedIn signUp(BrowserCall call, SignUpAttempt attempt) {
		ApplicationInvitation invitation = attempt.invitation();
		if (invitation != null && this.invitations.pending(invitation.ticket()).isEmpty()) {
			throw invalidTicket();
		}
		SignUpDetails details = attempt.details();
		User user = User.of(Objects.requireNonNull(details.emailAddress()))
			.withName(Objects.requireNonNullElse(details.firstName(), ""),
					Objects.requireNonNullElse(details.lastName(), ""));
		Metadata metadata = new Metadata((invitation != null) ? invitation.publicMetadata() : Map.of(), Map.of(),
				details.unsafeMetadata());
		UserAccount account = UserAccount.of(user, this.users.now())
			.withPassword(Objects.requireNonNull(details.password()))
			.withDetails((known) -> known.withMetadata(metadata));
		if (!this.users.signUp(account)) {
			throw ApiException.taken("form_identifier_exists", "email_address");
		}
		if (invitation != null) {
			this.invitations.accepted(invitation.id());
		}
		return this.sessions.begin(call.client(), account);
	}

	private SignUpAttempt find(BrowserCall call, PathVariables path) {
		String id = path.get("id");
		return this.attempts.of(call.client())
			.filter((attempt) -> attempt.id().equals(id))
			.orElseThrow(() -> ApiException.notFound("No sign-up of this browser was found with id " + id));
	}

}
