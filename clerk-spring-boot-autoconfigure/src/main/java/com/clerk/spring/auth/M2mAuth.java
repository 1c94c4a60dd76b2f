package com.clerk.spring.auth;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A caller with a machine-to-machine token.
 *
 * @since 0.1.0
 */
public final class M2mAuth extends AbstractAuth implements MachineAuth {

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
	public boolean isAuthenticated() {
		return false;
	}

	@Override
	public TokenType tokenType() {
		return TokenType.M2M_TOKEN;
	}

	@Override
	public @Nullable String id() {
		return null;
	}

	@Override
	public @Nullable String subject() {
		return null;
	}

	@Override
	public List<String> scopes() {
		return List.of();
	}

	@Override
	public Map<String, Object> claims() {
		return Map.of();
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
		return "M2mAuth[unauthenticated]";
	}

}
