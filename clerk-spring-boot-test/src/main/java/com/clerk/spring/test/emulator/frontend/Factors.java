package com.clerk.spring.test.emulator.frontend;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;
import com.clerk.spring.test.emulator.directory.UserJson;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.Parameters;

/**
 * What users prove by who they are, when they sign in and when they are asked again.
 */
final class Factors {

	static final String PASSWORD = "password";

	static final String EMAIL_CODE = "email_code";

	private static final String PHONE_CODE = "phone_code";

	private static final List<String> WITHOUT_PREPARATION = List.of("totp", "backup_code");

	private static final String PRIMARY = "primary";

	private final Clock clock;

	Factors(Clock clock) {
		this.clock = clock;
	}

	static List<Map<String, Object>> first(UserAccount account) {
		return (account.password() != null) ? List.of(Map.of("strategy", PASSWORD), emailCode(account))
				: List.of(emailCode(account));
	}

	static List<Map<String, Object>> second(UserAccount account) {
		if (!account.hasSecondFactor()) {
			return List.of();
		}
		return List.of(Map.of("strategy", "totp"),
				Map.of("strategy", PHONE_CODE, "safe_identifier", "+1 *** *** **00", "phone_number_id",
						UserJson.phoneNumberId(account), PRIMARY, true, "default", false),
				Map.of("strategy", "backup_code"), emailCode(account));
	}

	private static Map<String, Object> emailCode(UserAccount account) {
		return Map.of("strategy", EMAIL_CODE, "safe_identifier", account.user().emailAddress(), "email_address_id",
				UserJson.emailAddressId(account), PRIMARY, true);
	}

	/**
	 * Prepares a first factor, which sends a code to the user; the local Clerk sends
	 * nothing, as the code is always the same.
	 */
	Verification prepareFirst(UserAccount account, Parameters parameters) {
		String strategy = parameters.required("strategy");
		if (!strategy.equals(EMAIL_CODE)) {
			throw unknownFirst();
		}
		requireOwn(parameters, "email_address_id", UserJson.emailAddressId(account));
		return begun(strategy);
	}

	/**
	 * Prepares a second factor.
	 */
	Verification prepareSecond(UserAccount account, Parameters parameters) {
		String strategy = parameters.required("strategy");
		requireSecond(account);
		if (!strategy.equals(PHONE_CODE) && !strategy.equals(EMAIL_CODE)) {
			throw unknownSecond();
		}
		requireOwn(parameters, "email_address_id", UserJson.emailAddressId(account));
		requireOwn(parameters, "phone_number_id", UserJson.phoneNumberId(account));
		return begun(strategy);
	}

	private static void requireOwn(Parameters parameters, String name, String own) {
		String id = parameters.getOrEmpty(name);
		if (!id.isEmpty() && !id.equals(own)) {
			throw ApiException.parameter("form_param_value_invalid", name, "must be one of the user's.");
		}
	}

	/**
	 * Verifies a first factor.
	 * @throws ApiException if it is not what it must be
	 */
	Verification attemptFirst(UserAccount account, @Nullable Verification prepared, String strategy,
			Parameters parameters) {
		switch (strategy) {
			case PASSWORD -> requirePassword(account, parameters.getOrEmpty(PASSWORD));
			case EMAIL_CODE -> {
				requirePrepared(prepared, strategy);
				requireCode(parameters);
			}
			default -> throw unknownFirst();
		}
		return verified(strategy);
	}

	/**
	 * Verifies a second factor.
	 * @throws ApiException if it is not what it must be
	 */
	Verification attemptSecond(UserAccount account, @Nullable Verification prepared, Parameters parameters) {
		String strategy = parameters.required("strategy");
		requireSecond(account);
		if (strategy.equals(PHONE_CODE) || strategy.equals(EMAIL_CODE)) {
			requirePrepared(prepared, strategy);
		}
		else if (!WITHOUT_PREPARATION.contains(strategy)) {
			throw unknownSecond();
		}
		requireCode(parameters);
		return verified(strategy);
	}

	private Verification begun(String strategy) {
		return new Verification(strategy, false, this.clock.instant());
	}

	Verification verified(String strategy) {
		return new Verification(strategy, true, this.clock.instant());
	}

	private static void requirePassword(UserAccount account, String password) {
		if (!account.hasPassword(password)) {
			throw ApiException.input("form_password_incorrect", PASSWORD,
					"Password is incorrect. Try again, or use another method.");
		}
	}

	private static void requirePrepared(@Nullable Verification prepared, String strategy) {
		if (prepared == null || !prepared.strategy().equals(strategy)) {
			throw ApiException.badRequest("verification_missing", "The code must be prepared first.");
		}
	}

	private static void requireCode(Parameters parameters) {
		if (!parameters.getOrEmpty("code").equals(Verification.TEST_CODE)) {
			throw ApiException.input("form_code_incorrect", "code",
					"Code is incorrect: the local Clerk takes " + Verification.TEST_CODE + ".");
		}
	}

	private static void requireSecond(UserAccount account) {
		if (!account.hasSecondFactor()) {
			throw ApiException.parameter("strategy_for_user_invalid", "strategy",
					"is of no use: the user has no second factor.");
		}
	}

	private static ApiException unknownFirst() {
		return ApiException.parameter("strategy_for_user_invalid", "strategy", "must be 'password' or 'email_code'.");
	}

	private static ApiException unknownSecond() {
		return ApiException.parameter("strategy_for_user_invalid", "strategy",
				"must be 'totp', 'backup_code', or 'phone_code' or 'email_code' prepared before.");
	}

}
