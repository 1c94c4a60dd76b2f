package com.clerk.spring.test;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;

import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.security.ClerkAuthentication;
import com.clerk.spring.security.ClerkAuthoritiesMapper;

/**
 * Makes the authentication of a made-up caller: an anonymous one where a session does not
 * count as signed in.
 *
 * @param authorities what callers are granted
 */
record TestAuthentications(ClerkAuthoritiesMapper authorities) {

	private static final String KEY = "clerk";

	/**
	 * Grants what the application grants.
	 * @param context the context of the application, or null when there is none
	 */
	static TestAuthentications of(@Nullable ApplicationContext context) {
		ClerkAuthoritiesMapper authorities = (context != null)
				? context.getBeanProvider(ClerkAuthoritiesMapper.class).getIfAvailable() : null;
		return new TestAuthentications(
				(authorities != null) ? authorities : ClerkAuthoritiesMapper.roleAndPermissions());
	}

	Authentication of(MachineAuth machine) {
		return new ClerkAuthentication(machine, this.authorities.map(machine));
	}

	Authentication of(TestSession session) {
		SessionAuth auth = session.auth();
		return auth.isAuthenticated() ? new ClerkAuthentication(auth, this.authorities.map(auth))
				: new AnonymousAuthenticationToken(KEY, auth, AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
	}

}
