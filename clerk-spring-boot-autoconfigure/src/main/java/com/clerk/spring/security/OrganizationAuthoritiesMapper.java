package com.clerk.spring.security;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.util.StringUtils;

import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.SessionAuth;

/**
 * One authority for the role and one for each permission in the active organization, in
 * their normalised form ({@code shared/spec/authorization.md} section 6).
 */
final class OrganizationAuthoritiesMapper implements ClerkAuthoritiesMapper {

	@Override
	public Set<GrantedAuthority> map(SessionAuth auth) {
		Set<GrantedAuthority> authorities = new LinkedHashSet<>();
		if (auth.orgId() == null) {
			return authorities;
		}
		String role = auth.orgRole();
		if (StringUtils.hasText(role)) {
			authorities.add(new SimpleGrantedAuthority("ROLE_" + new Requirement.Role(role).role()));
		}
		auth.orgPermissions()
			.stream()
			.filter(StringUtils::hasText)
			.map((permission) -> new SimpleGrantedAuthority(new Requirement.Permission(permission).permission()))
			.forEach(authorities::add);
		return authorities;
	}

}
