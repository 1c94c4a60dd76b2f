package com.clerk.spring.security;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;

/**
 * Makes the {@link Auth} the principal of anonymous requests, signed out unless route
 * rules accept a machine, at the place where Spring Security makes it: after all logins
 * of the chain had their turn.
 */
final class ClerkAnonymousAuthenticationFilter extends AnonymousAuthenticationFilter {

	private static final List<GrantedAuthority> AUTHORITIES = AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS");

	private final String key;

	ClerkAnonymousAuthenticationFilter() {
		this(UUID.randomUUID().toString());
	}

	private ClerkAnonymousAuthenticationFilter(String key) {
		super(key, SessionAuth.signedOut(CallerContext.none()), AUTHORITIES);
		this.key = key;
	}

	@Override
	protected Authentication createAuthentication(HttpServletRequest request) {
		Authentication anonymous = super.createAuthentication(request);
		DecidedRequest decided = DecidedRequest.of(request);
		if (decided == null) {
			return anonymous;
		}
		AnonymousAuthenticationToken token = new AnonymousAuthenticationToken(this.key, decided.anonymous(),
				AUTHORITIES);
		token.setDetails(anonymous.getDetails());
		return token;
	}

}
