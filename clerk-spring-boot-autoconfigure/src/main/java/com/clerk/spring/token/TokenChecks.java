package com.clerk.spring.token;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The checks of a token, in their order: the first that fails decides
 * ({@code shared/spec/session-tokens.md} section 2, and {@code machine-tokens.md} section
 * 5). The key is looked up between the first and the second list.
 */
final class TokenChecks {

	private static final List<KeyCheck> SIGNATURE = List.of(new KeyFitCheck(), new SignatureCheck());

	private final List<HeaderCheck> beforeKey;

	private final List<HeaderCheck> header;

	private final List<ClaimCheck> claims;

	private TokenChecks(List<HeaderCheck> beforeKey, List<HeaderCheck> header, List<ClaimCheck> claims) {
		this.beforeKey = beforeKey;
		this.header = header;
		this.claims = claims;
	}

	static TokenChecks ofSessions() {
		return new TokenChecks(List.of(new CriticalHeaderCheck(), new CategoryCheck()),
				List.of(new TypeCheck(), new AlgorithmCheck()), List.of(new SubjectCheck(), new AudienceCheck(),
						new AuthorizedPartyCheck(), new ExpiryCheck(), new NotBeforeCheck(), new IssuedAtCheck()));
	}

	static TokenChecks ofM2mTokens() {
		return new TokenChecks(List.of(new CriticalHeaderCheck()), List.of(new TypeCheck(), new AlgorithmCheck()),
				List.of(new MachineSubjectCheck(), new AudienceCheck(), new ExpiryCheck(), new NotBeforeCheck(),
						new IssuedAtCheck()));
	}

	static TokenChecks ofOAuthTokens() {
		return new TokenChecks(List.of(new CriticalHeaderCheck()), List.of(new OAuthTypeCheck(), new AlgorithmCheck()),
				List.of(new SubjectCheck(), new ExpiryCheck(), new NotBeforeCheck(), new IssuedAtCheck(),
						new OAuthAudienceCheck()));
	}

	void beforeKey(DecodedToken token) {
		checkHeader(this.beforeKey, token);
	}

	void genuine(DecodedToken token, SigningKey key) {
		checkHeader(this.header, token);
		for (KeyCheck check : SIGNATURE) {
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
