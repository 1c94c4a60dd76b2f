package com.clerk.spring.token;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.VerifiedM2mToken;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * Machine-to-machine tokens.
 */
final class M2mTokens implements MachineTokenKind {

	private static final Set<String> REGISTERED_CLAIMS = Set.of("iss", "sub", "exp", "nbf", "iat", "jti");

	private final MachineTokenApi api;

	private final MachineJwts jwts;

	private final HeaderCheck category = new M2mCategoryCheck();

	private final TokenChecks checks = TokenChecks.ofM2mTokens();

	private final OpaqueTokens opaqueTokens;

	M2mTokens(MachineTokenApi api, MachineJwts jwts, MachineTokenCache cache) {
		this.api = api;
		this.opaqueTokens = new OpaqueTokens("Machine token", cache);
		this.jwts = jwts;
	}

	@Override
	public VerifiedM2mToken verifyJwt(String token, ClerkOptions options) {
		SessionClaims claims = this.jwts.verify(token, this.category, this.checks, options).claims();
		return new VerifiedM2mToken(Objects.requireNonNullElse(claims.getString("jti"), ""), claims.subject(),
				scopes(claims), given(claims));
	}

	private static List<String> scopes(SessionClaims claims) {
		String scopes = claims.getString("scopes");
		return (scopes != null) ? Scopes.split(scopes) : Scopes.listed(claims.get("aud"));
	}

	private static Map<String, Object> given(SessionClaims claims) {
		Map<String, Object> given = new LinkedHashMap<>(claims.asMap());
		given.keySet().removeAll(REGISTERED_CLAIMS);
		return given;
	}

	@Override
	public VerifiedM2mToken verifyOpaque(String token, ClerkOptions options) {
		String key = (options.machineSecretKey() != null) ? options.machineSecretKey() : options.secretKey();
		MachineTokenAnswer answer = this.opaqueTokens.verify(token, key, options,
				() -> this.api.verifyM2mToken(token, options));
		return new VerifiedM2mToken(answer.id(), answer.subject(), answer.scopes(), answer.claims());
	}

}
