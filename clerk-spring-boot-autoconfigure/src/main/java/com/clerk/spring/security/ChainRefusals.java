package com.clerk.spring.security;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.GrantedAuthority;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.auth.ClerkDeniedException;
import com.clerk.spring.auth.Denial;
import com.clerk.spring.auth.Protection;

/**
 * Says what {@code auth.protect()} would to callers whom a chain of the application
 * refuses, by the kinds of token that the chain accepts.
 *
 * @param accepted the kinds
 */
record ChainRefusals(AcceptedTokens accepted) {

	private static final String SCOPE = "SCOPE_";

	/**
	 * Returns the refusal of a caller who is not authenticated.
	 */
	Denial unauthenticated(HttpServletRequest request) {
		DecidedRequest decided = DecidedRequest.of(request);
		try {
			if (decided != null) {
				decided.auth().protect(Protection.of(this.accepted));
			}
		}
		catch (ClerkDeniedException ex) {
			return ex.denial();
		}
		return new Denial.Unauthenticated(null, null, false, this.accepted);
	}

	/**
	 * Returns the refusal of a caller who lacks something: of a machine, whether that is
	 * a scope, or something that no machine has ({@code shared/spec/protect.md}, T34).
	 */
	Denial forbidden(HttpServletRequest request, AccessDeniedException exception) {
		DecidedRequest decided = DecidedRequest.of(request);
		boolean machine = decided != null && decided.isMachine() && decided.isAcceptedBy(this.accepted)
				&& decided.authentication() != null;
		if (!machine || !(exception instanceof AuthorizationDeniedException denied)
				|| !(denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision lacking)) {
			return new Denial.Forbidden(null, null);
		}
		List<String> scopes = scopes(lacking);
		return scopes.isEmpty() ? new Denial.Unauthorized(this.accepted) : new Denial.InsufficientScope(scopes);
	}

	private static List<String> scopes(AuthorityAuthorizationDecision lacking) {
		return lacking.getAuthorities()
			.stream()
			.map(GrantedAuthority::getAuthority)
			.filter((authority) -> authority != null && authority.startsWith(SCOPE))
			.map((authority) -> authority.substring(SCOPE.length()))
			.toList();
	}

}
