package com.clerk.spring.security;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.function.SingletonSupplier;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.Auth;

/**
 * Puts the caller of a request into the security context, for this request only. Another
 * login of the application stays where nobody is signed in with Clerk.
 */
final class CallerSecurityContext {

	private final SecurityContextHolderStrategy strategy;

	private final SecurityContextRepository repository;

	private final AcceptedTokens accepted;

	/**
	 * Creates a writer.
	 * @param strategy holds the security context
	 * @param accepted the kinds of token that make an authentication
	 */
	CallerSecurityContext(SecurityContextHolderStrategy strategy, AcceptedTokens accepted) {
		this.strategy = strategy;
		this.accepted = accepted;
		RequestAttributeSecurityContextRepository attributes = new RequestAttributeSecurityContextRepository();
		attributes.setSecurityContextHolderStrategy(strategy);
		this.repository = attributes;
	}

	@Nullable Authentication present() {
		return this.strategy.getContext().getAuthentication();
	}

	/**
	 * Tells who the caller is. Whether a machine token is good is found out when somebody
	 * looks, as that costs a call.
	 */
	void establish(DecidedRequest decided, HttpServletRequest request, HttpServletResponse response) {
		boolean accepted = decided.isAcceptedBy(this.accepted);
		if (accepted && decided.isMachine()) {
			decided.handled(false);
			Supplier<SecurityContext> before = this.strategy.getDeferredContext();
			this.strategy
				.setDeferredContext(SingletonSupplier.of(() -> context(decided.authentication(), before.get())));
			return;
		}
		SecurityContext before = this.strategy.getContext();
		SecurityContext context = context(accepted ? decided.authentication() : null, before);
		if (context != before) {
			this.strategy.setContext(context);
			this.repository.saveContext(context, request, response);
		}
	}

	private SecurityContext context(@Nullable ClerkAuthentication authentication, SecurityContext before) {
		Authentication present = before.getAuthentication();
		boolean replaceable = present instanceof AnonymousAuthenticationToken || isCaller(present);
		if (present == authentication || (authentication == null && !replaceable)) {
			return before;
		}
		SecurityContext context = this.strategy.createEmptyContext();
		context.setAuthentication(authentication);
		return context;
	}

	/**
	 * Tells whether an authentication is about a caller of ours. Whatever type holds it
	 * and wherever it was kept, it is worth nothing without the request's own credential.
	 */
	private static boolean isCaller(@Nullable Authentication authentication) {
		return authentication != null && authentication.getPrincipal() instanceof Auth;
	}

}
