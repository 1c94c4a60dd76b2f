package com.clerk.spring.security;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.Protection;
import com.clerk.spring.auth.SessionAuth;

/**
 * Makes a decision of Spring Security out of a protection. The decision carries the
 * answer; it is returned, not thrown, so that it can be combined with others.
 *
 * @param <T> what is asked for, which does not matter
 */
final class RequirementAuthorizationManager<T> implements AuthorizationManager<T> {

	private final Protection<?> protection;

	RequirementAuthorizationManager(Protection<?> protection) {
		this.protection = protection;
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication, T object) {
		try {
			caller(authentication.get()).protect(this.protection);
			return new AuthorizationDecision(true);
		}
		catch (ClerkDeniedException ex) {
			return new RefusedByClerk(ex.denial());
		}
	}

	private static Auth caller(@Nullable Authentication authentication) {
		return (authentication != null && authentication.getPrincipal() instanceof Auth auth) ? auth
				: SessionAuth.signedOut(CallerContext.none());
	}

	@Override
	public String toString() {
		return "Clerk requires " + this.protection;
	}

}
