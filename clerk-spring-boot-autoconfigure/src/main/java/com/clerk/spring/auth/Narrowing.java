package com.clerk.spring.auth;

/**
 * Narrows a caller to the kinds of token that are accepted
 * ({@code shared/spec/machine-tokens.md} section 3.2).
 *
 * @since 0.1.0
 */
public final class Narrowing {

	private Narrowing() {
	}

	/**
	 * Returns the caller if it fits, else an unauthenticated one.
	 * @param accepted the kinds accepted
	 * @param caller the caller
	 * @param context the context of the result
	 * @return the same object, or an unauthenticated caller of the kind asked for; for a
	 * list one of no kind
	 */
	public static Auth narrow(AcceptedTokens accepted, Auth caller, CallerContext context) {
		TokenType type = caller.tokenType();
		if (accepted.isAny() || (type != null && accepted.accepts(type))) {
			return caller;
		}
		if (accepted.types().size() > 1) {
			return new UnacceptedTokenAuth(context);
		}
		return switch (accepted.types().iterator().next()) {
			case SESSION_TOKEN -> SessionAuth.signedOut(context);
			case API_KEY -> ApiKeyAuth.unauthenticated(context);
			case M2M_TOKEN -> M2mAuth.unauthenticated(context);
			case OAUTH_TOKEN -> OAuthAuth.unauthenticated(context);
		};
	}

}
