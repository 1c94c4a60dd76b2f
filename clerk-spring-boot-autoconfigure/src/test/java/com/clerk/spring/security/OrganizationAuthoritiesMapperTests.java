package com.clerk.spring.security;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.security.core.GrantedAuthority;

import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClerkAuthoritiesMapper#roleAndPermissions()}.
 */
class OrganizationAuthoritiesMapperTests {

	@Test
	void grantsNothingWithoutAnOrganization() {
		assertThat(authorities(Map.of("sub", "user_1"))).isEmpty();
		assertThat(authorities(Map.of("sub", "user_1", "org_role", "org:admin", "org_permissions", List.of("org:a:b"))))
			.isEmpty();
	}

	@Test
	void grantsTheRoleAndEachPermission() {
		assertThat(authorities(Map.of("sub", "user_1", "org_id", "org_1", "org_role", "org:admin", "org_permissions",
				List.of("org:invoices:read", "org:invoices:manage"))))
			.containsExactly("ROLE_org:admin", "org:invoices:read", "org:invoices:manage");
	}

	@Test
	void writesNamesInTheirNormalForm() {
		assertThat(authorities(Map.of("sub", "user_1", "org_id", "org_1", "org_role", "admin", "org_permissions",
				List.of("org:org:a:b", "ROLE_ADMIN"))))
			.containsExactly("ROLE_org:admin", "org:a:b", "org:ROLE_ADMIN");
	}

	@Test
	void readsTheSecondVersionOfTheClaims() {
		assertThat(authorities(Map.of("v", 2, "sub", "user_1", "fea", "o:invoices", "o",
				Map.of("id", "org_1", "rol", "admin", "per", "read,manage", "fpm", "3"))))
			.containsExactly("ROLE_org:admin", "org:invoices:read", "org:invoices:manage");
	}

	@Test
	void passesOverBlankNames() {
		assertThat(authorities(
				Map.of("sub", "user_1", "org_id", "org_1", "org_role", " ", "org_permissions", List.of("", " "))))
			.isEmpty();
	}

	private static List<String> authorities(Map<String, ?> claims) {
		SessionAuth auth = SessionAuth.of(SessionClaims.of(claims), "made-up", CallerContext.none());
		return ClerkAuthoritiesMapper.roleAndPermissions()
			.map(auth)
			.stream()
			.map(GrantedAuthority::getAuthority)
			.map(String::valueOf)
			.toList();
	}

}
