package com.clerk.spring.security;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;

import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.Denial;

/**
 * A refusal by an authorization manager that knows the whole answer.
 */
final class RefusedByClerk extends AuthorizationDecision {

	private static final long serialVersionUID = 1L;

	private final transient Denial denial;

	RefusedByClerk(Denial denial) {
		super(false);
		this.denial = denial;
	}

	/**
	 * Finds the denial that an exception of Spring Security carries.
	 * @return the denial, or null if the exception is not on our account
	 */
	static @Nullable Denial denialIn(@Nullable Throwable exception) {
		if (exception instanceof ClerkDeniedException denied) {
			return denied.denial();
		}
		return (exception instanceof AuthorizationDeniedException denied
				&& denied.getAuthorizationResult() instanceof RefusedByClerk refused) ? refused.denial : null;
	}

	@Override
	public String toString() {
		return "RefusedByClerk[" + this.denial.getClass().getSimpleName() + "]";
	}

}
