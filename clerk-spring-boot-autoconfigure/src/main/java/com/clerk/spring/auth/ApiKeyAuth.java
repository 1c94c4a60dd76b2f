package com.clerk.spring.auth;

/**
 * A caller with an API key.
 *
 * @since 0.1.0
 */
public final class ApiKeyAuth extends AbstractMachineAuth implements MachineAuth {

	private ApiKeyAuth(CallerContext context) {
		super(context);
	}

	/**
	 * Makes a caller whose credential is missing, of another kind, or not valid.
	 * @param context the request
	 * @return the caller
	 */
	public static ApiKeyAuth unauthenticated(CallerContext context) {
		return new ApiKeyAuth(context);
	}

	@Override
	public TokenType tokenType() {
		return TokenType.API_KEY;
	}

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

}
