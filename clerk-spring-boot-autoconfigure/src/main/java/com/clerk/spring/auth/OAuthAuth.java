package com.clerk.spring.auth;

/**
 * A caller with an OAuth access token.
 *
 * @since 0.1.0
 */
public final class OAuthAuth extends AbstractMachineAuth implements MachineAuth {

	private OAuthAuth(CallerContext context) {
		super(context);
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

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

}
