package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

/**
 * A caller with an OAuth access token: a client, on behalf of a user.
 *
 * @since 0.1.0
 */
public final class OAuthAuth extends AbstractMachineAuth<VerifiedOAuthToken> implements MachineAuth {

	private OAuthAuth(VerifiedOAuthToken verified, String token, CallerContext context) {
		super(verified, token, context);
	}

	private OAuthAuth(CallerContext context) {
		super(context);
	}

	/**
	 * Makes a caller whose token was verified.
	 * @param verified what the token says
	 * @param token the token
	 * @param context the request
	 * @return the caller
	 */
	public static OAuthAuth of(VerifiedOAuthToken verified, String token, CallerContext context) {
		return new OAuthAuth(verified, token, context);
	}

	/**
	 * Makes a caller whose credential is missing, of another kind, or not valid.
	 * @param context the request
	 * @return the caller
	 */
	public static OAuthAuth unauthenticated(CallerContext context) {
		return new OAuthAuth(context);
	}

	@Override
	public TokenType tokenType() {
		return TokenType.OAUTH_TOKEN;
	}

	/**
	 * Returns the user who authorized the client.
	 * @return an id such as {@code user_…}, or null when the caller is not authenticated
	 */
	@Override
	public @Nullable String userId() {
		return subject();
	}

	/**
	 * Returns the OAuth client.
	 * @return the client's id, empty when the token names none; null when the caller is
	 * not authenticated
	 */
	public @Nullable String clientId() {
		VerifiedOAuthToken verified = verified();
		return (verified != null) ? verified.clientId() : null;
	}

	@Override
	public OAuthAuth in(CallerContext context) {
		VerifiedOAuthToken verified = verified();
		String token = getToken();
		return (verified != null && token != null) ? of(verified, token, context) : unauthenticated(context);
	}

	@Override
	public Auth recheck() {
		return isAuthenticated() ? context().recheck(this) : this;
	}

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

}
