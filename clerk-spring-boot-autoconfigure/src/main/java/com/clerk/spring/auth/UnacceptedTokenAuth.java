package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

/**
 * The caller who sent a kind of token that a list of accepted kinds lacks.
 */
final class UnacceptedTokenAuth extends AbstractAuth implements Auth {

	UnacceptedTokenAuth(CallerContext context) {
		super(context);
	}

	@Override
	public boolean isAuthenticated() {
		return false;
	}

	@Override
	public @Nullable TokenType tokenType() {
		return null;
	}

	@Override
	public @Nullable String userId() {
		return null;
	}

	@Override
	public @Nullable String orgId() {
		return null;
	}

	@Override
	public @Nullable String getToken() {
		return null;
	}

	@Override
	public boolean has(Requirement requirement) {
		return false;
	}

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

	@Override
	public String toString() {
		return "Auth[no accepted token]";
	}

}
