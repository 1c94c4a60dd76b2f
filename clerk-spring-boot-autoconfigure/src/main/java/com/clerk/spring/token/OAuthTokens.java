package com.clerk.spring.token;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.auth.VerifiedOAuthToken;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * OAuth access tokens.
 */
final class OAuthTokens implements MachineTokenKind {

	private final MachineTokenApi api;

	private final MachineJwts jwts;

	private final Clock clock;

	private final HeaderCheck category = new OAuthCategoryCheck();

	private final TokenChecks checks = TokenChecks.ofOAuthTokens();

	private final ClaimCheck audience = new OAuthAudienceCheck();

	private final OpaqueTokens opaqueTokens;

	OAuthTokens(MachineTokenApi api, MachineJwts jwts, Clock clock, MachineTokenCache cache) {
		this.api = api;
		this.opaqueTokens = new OpaqueTokens("OAuth token", cache);
		this.jwts = jwts;
		this.clock = clock;
	}

	@Override
	public VerifiedOAuthToken verifyJwt(String token, ClerkOptions options) {
		SessionClaims claims = this.jwts.verify(token, this.category, this.checks, options).claims();
		return new VerifiedOAuthToken(text(claims, "jti"), claims.subject(), text(claims, "client_id"), scopes(claims));
	}

	private static String text(SessionClaims claims, String name) {
		return Objects.requireNonNullElse(claims.getString(name), "");
	}

	private static List<String> scopes(SessionClaims claims) {
		return (claims.get("scp") instanceof List<?> listed) ? Scopes.listed(listed)
				: Scopes.split(text(claims, "scope"));
	}

	@Override
	public VerifiedOAuthToken verifyOpaque(String token, ClerkOptions options) {
		MachineTokenAnswer answer = this.opaqueTokens.verify(token, options.secretKey(), options,
				() -> this.api.verifyOAuthToken(token, options));
		Refusal refusal = this.audience.check(answer.members(),
				new Circumstances(options, TokenSource.HEADER, this.clock.millis()));
		if (refusal != null) {
			throw new MachineTokenVerificationException(MachineTokenErrorReason.TOKEN_VERIFICATION_FAILED,
					refusal.failure());
		}
		return new VerifiedOAuthToken(answer.id(), answer.subject(), answer.text("client_id"), answer.scopes());
	}

}
