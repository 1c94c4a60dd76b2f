package com.clerk.spring.test.emulator.frontend;

import java.time.Clock;
import java.util.Optional;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignInTokens;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * How people sign in with the browser client: by password, by a code or by a ticket.
 */
final class SignIns {

	private static final String PASSWORD = "password";

	private static final String EMAIL_CODE = "email_code";

	private static final String TICKET = "ticket";

	private final EmulatorState state;

	private final Sessions sessions;

	private final SignInTokens tickets;

	private final Clock clock;

	SignIns(EmulatorState state, Sessions sessions, SignInTokens tickets, Clock clock) {
		this.state = state;
		this.sessions = sessions;
		this.tickets = tickets;
		this.clock = clock;
	}

	SignInAttempt begin(Client client, Parameters parameters) {
		String strategy = parameters.getOrEmpty("strategy");
		if (strategy.equals(TICKET)) {
			UserAccount account = this.tickets.take(parameters.getOrEmpty(TICKET))
				.flatMap(this.state::account)
				.orElseThrow(() -> ApiException.unprocessable("ticket_invalid_code",
						"The ticket is not valid: it may be used, revoked or expired."));
			return complete(client, SignInAttempt.begin(account.id(), this.clock.instant()), account, TICKET);
		}
		String identifier = parameters.getOrEmpty("identifier");
		if (identifier.isBlank()) {
			return SignInAttempt.begin(null, this.clock.instant());
		}
		UserAccount account = this.state.accountOf(identifier)
			.orElseThrow(() -> ApiException.parameter("form_identifier_not_found", "identifier",
					"is not known: couldn't find your account."));
		SignInAttempt attempt = SignInAttempt.begin(account.id(), this.clock.instant());
		if (!parameters.getOrEmpty(PASSWORD).isEmpty()) {
			return attempt(client, attempt, PASSWORD, parameters);
		}
		return strategy.equals(EMAIL_CODE) ? prepare(attempt, strategy, parameters) : attempt;
	}

	/**
	 * Prepares the first factor, which sends a code to the user; the local Clerk sends
	 * nothing, as the code is always the same.
	 */
	SignInAttempt prepare(SignInAttempt attempt, String strategy, Parameters parameters) {
		UserAccount account = account(attempt);
		String addressId = parameters.getOrEmpty("email_address_id");
		if (!strategy.equals(EMAIL_CODE)) {
			throw unknownStrategy();
		}
		if (!addressId.isEmpty() && !addressId.equals(AttemptJson.emailAddressId(account))) {
			throw ApiException.parameter("form_param_value_invalid", "email_address_id",
					"must be an address of the user.");
		}
		return attempt.withFirstFactor(new Verification(EMAIL_CODE, false, this.clock.instant()));
	}

	SignInAttempt attempt(Client client, SignInAttempt attempt, String strategy, Parameters parameters) {
		UserAccount account = account(attempt);
		if (attempt.isComplete()) {
			throw ApiException.badRequest("sign_in_already_complete", "This sign-in is complete already.");
		}
		switch (strategy) {
			case PASSWORD -> requirePassword(account, parameters.getOrEmpty(PASSWORD));
			case EMAIL_CODE -> requireCode(attempt, parameters.getOrEmpty("code"));
			default -> throw unknownStrategy();
		}
		return complete(client, attempt, account, strategy);
	}

	private SignInAttempt complete(Client client, SignInAttempt attempt, UserAccount account, String strategy) {
		if (account.details().banned()) {
			throw ApiException.refusedUser("user_banned", "Your account is banned. Please contact support.");
		}
		if (account.details().locked()) {
			throw ApiException.refusedUser("user_locked", "Your account is locked. Please contact support.");
		}
		SignedIn signedIn = this.sessions.begin(client, account);
		return attempt.complete(new Verification(strategy, true, this.clock.instant()), signedIn.session().id());
	}

	private UserAccount account(SignInAttempt attempt) {
		String userId = attempt.userId();
		return ((userId != null) ? this.state.account(userId) : Optional.<UserAccount>empty())
			.orElseThrow(() -> ApiException.parameter("form_param_missing", "identifier", "must be told first."));
	}

	private static void requirePassword(UserAccount account, String password) {
		if (!account.hasPassword(password)) {
			throw ApiException.parameter("form_password_incorrect", PASSWORD, "is incorrect. Try again.");
		}
	}

	private static void requireCode(SignInAttempt attempt, String code) {
		Verification prepared = attempt.firstFactor();
		if (prepared == null || !prepared.strategy().equals(EMAIL_CODE)) {
			throw ApiException.badRequest("verification_missing", "The code must be prepared first.");
		}
		if (!code.equals(Verification.TEST_CODE)) {
			throw ApiException.parameter("form_code_incorrect", "code",
					"is incorrect: the local Clerk takes " + Verification.TEST_CODE + ".");
		}
	}

	private static ApiException unknownStrategy() {
		return ApiException.parameter("strategy_for_user_invalid", "strategy", "must be 'password' or 'email_code'.");
	}

}
