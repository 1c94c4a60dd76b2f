package com.clerk.spring.security;

import java.util.Collection;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.SessionAuth;

/**
 * Makes the authorities of a signed-in session, and of a machine where a chain accepts
 * its token. Replace it with a bean of one's own to grant others.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClerkAuthoritiesMapper {

	/**
	 * Returns the authorities.
	 * @param auth a signed-in session
	 * @return its authorities
	 */
	Collection<? extends GrantedAuthority> map(SessionAuth auth);

	/**
	 * Returns the authorities of a machine: {@code SCOPE_} with each scope that its token
	 * holds, unless overridden.
	 * @param auth a machine whose token was accepted
	 * @return its authorities
	 */
	default Collection<? extends GrantedAuthority> map(MachineAuth auth) {
		return auth.scopes().stream().map((scope) -> new SimpleGrantedAuthority("SCOPE_" + scope)).toList();
	}

	/**
	 * Grants what the active organization does and nothing else: {@code ROLE_} with the
	 * role, such as {@code ROLE_org:admin}, and each permission, such as
	 * {@code org:invoices:read}.
	 * @return the mapper used unless there is a bean
	 */
	static ClerkAuthoritiesMapper roleAndPermissions() {
		return new OrganizationAuthoritiesMapper();
	}

}
