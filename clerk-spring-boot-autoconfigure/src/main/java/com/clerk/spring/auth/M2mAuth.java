package com.clerk.spring.auth;

/**
 * A caller with a machine-to-machine token.
 *
 * @since 0.1.0
 */
public final class M2mAuth extends AbstractMachineAuth implements MachineAuth {

	private M2mAuth(CallerContext context) {
		super(context);
	}

	/**
	 * Makes a caller whose credential is missing, of another kind, or not valid.
	 * @param context the request
	 * @return the caller
	 */
	public static M2mAuth unauthenticated(CallerContext context) {
		return new M2mAuth(context);
	}

	@Override
	public TokenType tokenType() {
		return TokenType.M2M_TOKEN;
	}

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

}
