package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

/**
 * The caller who sent a kind of token that a list of accepted kinds lacks.
 */
final class UnacceptedTokenAuth extends AbstractMachineAuth<VerifiedMachineToken> implements Auth {

	UnacceptedTokenAuth(CallerContext context) {
		super(context);
	}

	@Override
	public @Nullable TokenType tokenType() {
		return null;
	}

	@Override
	public Auth recheck() {
		return this;
	}

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

}
