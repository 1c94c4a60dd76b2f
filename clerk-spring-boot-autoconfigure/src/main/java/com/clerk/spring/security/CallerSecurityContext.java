package com.clerk.spring.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

import com.clerk.spring.auth.Auth;

/**
 * Puts the caller of a request into the security context, for this request only. Another
 * login of the application stays where nobody is signed in with Clerk.
 */
final class CallerSecurityContext {

	private final SecurityContextHolderStrategy strategy;

	private final SecurityContextRepository repository;

	CallerSecurityContext(SecurityContextHolderStrategy strategy) {
		this.strategy = strategy;
		RequestAttributeSecurityContextRepository attributes = new RequestAttributeSecurityContextRepository();
		attributes.setSecurityContextHolderStrategy(strategy);
		this.repository = attributes;
	}

	@Nullable Authentication present() {
		return this.strategy.getContext().getAuthentication();
	}

	void establish(DecidedRequest decided, HttpServletRequest request, HttpServletResponse response) {
		Authentication present = present();
		ClerkAuthentication authentication = decided.authentication();
		boolean replaceable = present instanceof AnonymousAuthenticationToken || isCaller(present);
		if (present != authentication && (authentication != null || replaceable)) {
			SecurityContext context = this.strategy.createEmptyContext();
			context.setAuthentication(authentication);
			this.strategy.setContext(context);
			this.repository.saveContext(context, request, response);
		}
	}

	/**
	 * Tells whether an authentication is about a caller of ours. Whatever type holds it
	 * and wherever it was kept, it is worth nothing without the request's own credential.
	 */
	private static boolean isCaller(@Nullable Authentication authentication) {
		return authentication != null && authentication.getPrincipal() instanceof Auth;
	}

}
