package com.clerk.spring.security;

import java.util.Collection;

import org.springframework.security.core.GrantedAuthority;

import com.clerk.spring.auth.SessionAuth;

/**
 * Makes the authorities of a signed-in session. Replace it with a bean of one's own to
 * grant others.
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
	 * Grants what the active organization does and nothing else: {@code ROLE_} with the
	 * role, such as {@code ROLE_org:admin}, and each permission, such as
	 * {@code org:invoices:read}.
	 * @return the mapper used unless there is a bean
	 */
	static ClerkAuthoritiesMapper roleAndPermissions() {
		return new OrganizationAuthoritiesMapper();
	}

}
