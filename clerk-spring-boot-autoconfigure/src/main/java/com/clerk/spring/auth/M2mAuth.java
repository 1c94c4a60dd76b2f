package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

/**
 * A caller with a machine-to-machine token.
 *
 * @since 0.1.0
 */
public final class M2mAuth extends AbstractMachineAuth<VerifiedM2mToken> implements MachineAuth {

	private M2mAuth(VerifiedM2mToken verified, String token, CallerContext context) {
		super(verified, token, context);
	}

	private M2mAuth(CallerContext context) {
		super(context);
	}

	/**
	 * Makes a caller whose token was verified.
	 * @param verified what the token says
	 * @param token the token
	 * @param context the request
	 * @return the caller
	 */
	public static M2mAuth of(VerifiedM2mToken verified, String token, CallerContext context) {
		return new M2mAuth(verified, token, context);
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

	/**
	 * Returns the machine that calls.
	 * @return an id such as {@code mch_…}, or null when the caller is not authenticated
	 */
	public @Nullable String machineId() {
		return subject();
	}

	@Override
	public M2mAuth in(CallerContext context) {
		VerifiedM2mToken verified = verified();
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
