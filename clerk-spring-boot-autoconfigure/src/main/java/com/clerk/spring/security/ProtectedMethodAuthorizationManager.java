package com.clerk.spring.security;

import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;

import com.clerk.spring.auth.Protection;

/**
 * Decides about calls of annotated methods by the caller of the running request. Refuses
 * with the exception that holds the whole answer.
 */
final class ProtectedMethodAuthorizationManager implements AuthorizationManager<MethodInvocation> {

	private final ClerkProtections protections;

	ProtectedMethodAuthorizationManager(ClerkProtections protections) {
		this.protections = protections;
	}

	@Override
	public AuthorizationDecision authorize(Supplier<? extends @Nullable Authentication> authentication,
			MethodInvocation invocation) {
		Object target = invocation.getThis();
		// the class that the pointcut saw, not that of an object behind further proxies
		Class<?> type = (target != null) ? target.getClass() : invocation.getMethod().getDeclaringClass();
		Protection<?> protection = this.protections.find(invocation.getMethod(), type);
		if (protection == null) {
			return new AuthorizationDecision(false);
		}
		ClerkAuth.current().protect(protection);
		return new AuthorizationDecision(true);
	}

}
