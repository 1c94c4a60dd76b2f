package com.clerk.spring.token;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The checks of a session token, in their order: the first that fails decides
 * ({@code shared/spec/session-tokens.md} section 2). The key is looked up between the
 * first and the second list.
 */
final class TokenChecks {

	private final List<HeaderCheck> beforeKey = List.of(new CriticalHeaderCheck(), new CategoryCheck());

	private final List<HeaderCheck> header = List.of(new TypeCheck(), new AlgorithmCheck());

	private final List<KeyCheck> signature = List.of(new KeyFitCheck(), new SignatureCheck());

	private final List<ClaimCheck> claims = List.of(new SubjectCheck(), new AudienceCheck(), new AuthorizedPartyCheck(),
			new ExpiryCheck(), new NotBeforeCheck(), new IssuedAtCheck());

	void beforeKey(DecodedToken token) {
		checkHeader(this.beforeKey, token);
	}

	void genuine(DecodedToken token, SigningKey key) {
		checkHeader(this.header, token);
		for (KeyCheck check : this.signature) {
			require(check.check(token, key));
		}
	}

	void claims(DecodedToken token, Circumstances circumstances) {
		Map<String, Object> claims = token.claims().asMap();
		for (ClaimCheck check : this.claims) {
			require(check.check(claims, circumstances));
		}
	}

	private static void checkHeader(List<HeaderCheck> checks, DecodedToken token) {
		for (HeaderCheck check : checks) {
			require(check.check(token.header()));
		}
	}

	private static void require(@Nullable Refusal refusal) {
		if (refusal != null) {
			throw refusal.toException();
		}
	}

}
