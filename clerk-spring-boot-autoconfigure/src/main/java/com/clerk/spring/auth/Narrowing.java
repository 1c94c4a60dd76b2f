package com.clerk.spring.auth;

import org.jspecify.annotations.Nullable;

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
		return unauthenticated(accepted.single(), context);
	}

	/**
	 * Makes a caller that is not authenticated.
	 * @param type the kind of credential asked for or sent, or null if it is not in the
	 * list of kinds that are accepted
	 * @param context the context of the result
	 * @return the caller
	 */
	public static Auth unauthenticated(@Nullable TokenType type, CallerContext context) {
		if (type == null) {
			return new UnacceptedTokenAuth(context);
		}
		return switch (type) {
			case SESSION_TOKEN -> SessionAuth.signedOut(context);
			case API_KEY -> ApiKeyAuth.unauthenticated(context);
			case M2M_TOKEN -> M2mAuth.unauthenticated(context);
			case OAUTH_TOKEN -> OAuthAuth.unauthenticated(context);
		};
	}

}
