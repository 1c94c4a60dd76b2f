package com.clerk.spring.test.emulator.frontend;

import java.time.Clock;
import java.util.Optional;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignInToken;
import com.clerk.spring.test.emulator.sessions.SignInTokens;

/**
 * How people sign in with the browser client: by password or code, and a second factor
 * where they have one, or by a ticket.
 */
final class SignIns {

	private static final String TICKET = "ticket";

	private final EmulatorState state;

	private final Sessions sessions;

	private final SignInTokens tickets;

	private final Factors factors;

	private final Clock clock;

	SignIns(EmulatorState state, Sessions sessions, SignInTokens tickets, Factors factors, Clock clock) {
		this.state = state;
		this.sessions = sessions;
		this.tickets = tickets;
		this.factors = factors;
		this.clock = clock;
	}

	SignInAttempt begin(Client client, Parameters parameters) {
		String strategy = parameters.getOrEmpty("strategy");
		if (strategy.equals(TICKET)) {
			return useTicket(client, parameters.getOrEmpty(TICKET));
		}
		String identifier = parameters.getOrEmpty("identifier");
		if (identifier.isBlank()) {
			return SignInAttempt.begin(null, this.clock.instant());
		}
		UserAccount account = this.state.accountOf(identifier)
			.orElseThrow(
					() -> ApiException.input("form_identifier_not_found", "identifier", "Couldn't find your account."));
		SignInAttempt attempt = SignInAttempt.begin(account.id(), this.clock.instant());
		if (!parameters.getOrEmpty(Factors.PASSWORD).isEmpty()) {
			return attempt(client, attempt, Factors.PASSWORD, parameters);
		}
		return strategy.equals(Factors.EMAIL_CODE) ? prepare(attempt, parameters) : attempt;
	}

	private SignInAttempt useTicket(Client client, String text) {
		SignInToken ticket = this.tickets.take(text).orElseThrow(SignIns::invalidTicket);
		UserAccount account = this.state.account(ticket.userId()).orElseThrow(SignIns::invalidTicket);
		Sessions.requireWelcome(account);
		SignInAttempt attempt = SignInAttempt.begin(account.id(), this.clock.instant())
			.withFirstFactor(this.factors.verified(TICKET));
		return attempt.complete(this.sessions.beginForActor(client, account, ticket.actor()).session().id());
	}

	private static ApiException invalidTicket() {
		return ApiException.unprocessable("ticket_invalid_code",
				"The ticket is not valid: it may be used, revoked or expired.");
	}

	SignInAttempt prepare(SignInAttempt attempt, Parameters parameters) {
		return attempt.withFirstFactor(this.factors.prepareFirst(account(attempt), parameters));
	}

	SignInAttempt attempt(Client client, SignInAttempt attempt, String strategy, Parameters parameters) {
		UserAccount account = account(attempt);
		requireOpen(attempt);
		SignInAttempt verified = attempt
			.withFirstFactor(this.factors.attemptFirst(account, attempt.firstFactor(), strategy, parameters));
		Sessions.requireWelcome(account);
		return account.hasSecondFactor() ? verified : complete(client, verified, account);
	}

	SignInAttempt prepareSecond(SignInAttempt attempt, Parameters parameters) {
		requireFirst(attempt);
		return attempt.withSecondFactor(this.factors.prepareSecond(account(attempt), parameters));
	}

	SignInAttempt attemptSecond(Client client, SignInAttempt attempt, Parameters parameters) {
		UserAccount account = account(attempt);
		requireFirst(attempt);
		SignInAttempt verified = attempt
			.withSecondFactor(this.factors.attemptSecond(account, attempt.secondFactor(), parameters));
		Sessions.requireWelcome(account);
		return complete(client, verified, account);
	}

	private SignInAttempt complete(Client client, SignInAttempt attempt, UserAccount account) {
		return attempt.complete(this.sessions.begin(client, account, attempt.secondFactor() != null).session().id());
	}

	private static void requireOpen(SignInAttempt attempt) {
		if (attempt.isComplete()) {
			throw ApiException.badRequest("sign_in_already_complete", "This sign-in is complete already.");
		}
	}

	private static void requireFirst(SignInAttempt attempt) {
		requireOpen(attempt);
		if (!attempt.needsSecondFactor()) {
			throw ApiException.badRequest("first_factor_missing", "The first factor must be verified first.");
		}
	}

	private UserAccount account(SignInAttempt attempt) {
		String userId = attempt.userId();
		return ((userId != null) ? this.state.account(userId) : Optional.<UserAccount>empty())
			.orElseThrow(() -> ApiException.parameter("form_param_missing", "identifier", "must be told first."));
	}

}
