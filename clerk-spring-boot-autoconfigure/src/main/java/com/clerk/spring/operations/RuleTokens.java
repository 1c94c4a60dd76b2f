package com.clerk.spring.operations;

import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.operations.CheckedConfiguration.AcceptingRule;
import com.clerk.spring.operations.CheckedConfiguration.Keys;
import com.clerk.spring.operations.Finding.Level;

/**
 * K13: a route rule must accept a token that can be verified.
 */
final class RuleTokens implements ConfigurationRule {

	@Override
	public Stream<Finding> check(CheckedConfiguration configuration) {
		if (!configuration.keysNeeded() && !configuration.keys().areThere()) {
			return Stream.empty();
		}
		return configuration.acceptingRules()
			.stream()
			.flatMap((rule) -> rule.tokens()
				.stream()
				.distinct()
				.map((token) -> finding(rule, token, configuration.keys())))
			.filter(Objects::nonNull);
	}

	private static @Nullable Finding finding(AcceptingRule rule, TokenType token, Keys keys) {
		if (keys.secretKey().isPresent()) {
			return null;
		}
		return switch (token) {
			case SESSION_TOKEN -> null;
			case API_KEY -> never(rule, token, "Set clerk.secret-key, with which API keys are verified");
			case M2M_TOKEN -> machineToken(rule, keys);
			case OAUTH_TOKEN -> keys.jwtKey().isPresent() ? jwtOnly(rule, token)
					: never(rule, token, "Set clerk.secret-key, with which OAuth tokens are verified");
		};
	}

	private static @Nullable Finding machineToken(AcceptingRule rule, Keys keys) {
		if (keys.machineSecretKey().isPresent()) {
			return null;
		}
		return keys.jwtKey().isPresent() ? jwtOnly(rule, TokenType.M2M_TOKEN)
				: never(rule, TokenType.M2M_TOKEN, "Set clerk.machine-secret-key or clerk.secret-key");
	}

	private static Finding never(AcceptingRule rule, TokenType token, String remedy) {
		return Finding.fail("K13", rule.property(),
				"The rule at " + rule.property() + " accepts " + token.value()
						+ ", which can never succeed with the keys that are set.",
				remedy + ", or remove the token from the rule.");
	}

	private static Finding jwtOnly(AcceptingRule rule, TokenType token) {
		return new Finding("K13", Level.WARN, rule.property(),
				"The rule at " + rule.property() + " accepts " + token.value()
						+ ", of which only the JWT form can be verified with a JWT key alone.",
				"Set clerk.secret-key to verify the opaque form too.");
	}

}
