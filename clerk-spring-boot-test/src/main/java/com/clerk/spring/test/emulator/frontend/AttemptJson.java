package com.clerk.spring.test.emulator.frontend;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.UserAccount;

/**
 * Attempts to sign in and to sign up as the Frontend API shows them.
 */
final class AttemptJson {

	private static final Duration LIFE = Duration.ofDays(1);

	private AttemptJson() {
	}

	static Map<String, @Nullable Object> signIn(SignInAttempt attempt, @Nullable UserAccount account) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "sign_in_attempt");
		json.put("id", attempt.id());
		json.put("status", attempt.status());
		json.put("supported_identifiers", List.of("email_address"));
		json.put("supported_first_factors", (account != null) ? Factors.first(account) : List.of());
		json.put("supported_second_factors",
				(account != null && account.hasSecondFactor()) ? Factors.second(account) : null);
		json.put("first_factor_verification", Verification.jsonOf(attempt.firstFactor()));
		json.put("second_factor_verification", Verification.jsonOf(attempt.secondFactor()));
		json.put("identifier", (account != null) ? account.user().emailAddress() : null);
		json.put("user_data", (account != null) ? FrontendJson.publicUserData(account) : null);
		json.put("created_session_id", attempt.sessionId());
		json.put("abandon_at", attempt.createdAt().plus(LIFE).toEpochMilli());
		return json;
	}

	static Map<String, @Nullable Object> signUp(SignUpAttempt attempt) {
		SignUpDetails details = attempt.details();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "sign_up_attempt");
		json.put("id", attempt.id());
		json.put("status", attempt.isComplete() ? "complete" : "missing_requirements");
		json.put("required_fields", List.of("email_address", "password"));
		json.put("optional_fields", List.of("first_name", "last_name"));
		json.put("missing_fields", attempt.missingFields());
		json.put("unverified_fields", attempt.unverifiedFields());
		json.put("verifications", verifications(attempt));
		json.put("username", null);
		json.put("email_address", details.emailAddress());
		json.put("phone_number", null);
		json.put("web3_wallet", null);
		json.put("has_password", details.password() != null);
		json.put("password_enabled", details.password() != null);
		json.put("first_name", details.firstName());
		json.put("last_name", details.lastName());
		json.put("unsafe_metadata", details.unsafeMetadata());
		json.put("public_metadata", Map.of());
		json.put("external_id", null);
		json.put("custom_action", false);
		json.put("created_session_id", attempt.sessionId());
		json.put("created_user_id", attempt.userId());
		json.put("legal_accepted_at", null);
		json.put("locale", null);
		json.put("abandon_at", attempt.createdAt().plus(LIFE).toEpochMilli());
		return json;
	}

	private static Map<String, @Nullable Object> verifications(SignUpAttempt attempt) {
		Map<String, @Nullable Object> email = Verification.jsonOf(attempt.emailVerification());
		if (email != null) {
			boolean verified = attempt.isVerified();
			email.put("next_action", verified ? "" : "needs_attempt");
			email.put("supported_strategies", List.of("email_code"));
		}
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("email_address", email);
		json.put("phone_number", null);
		json.put("web3_wallet", null);
		json.put("external_account", null);
		return json;
	}

}
