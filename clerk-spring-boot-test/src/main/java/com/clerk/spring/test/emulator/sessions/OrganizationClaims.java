package com.clerk.spring.test.emulator.sessions;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.Organization;

/**
 * The active organization in a token's claims ({@code shared/spec/clerk-emulator.md}
 * section 9).
 *
 * @param organization the active organization
 * @param membership the user's place in it
 */
record OrganizationClaims(Organization organization, Membership membership) {

	Map<String, Object> version1() {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("org_id", this.organization.id());
		claims.put("org_permissions", this.membership.permissionsInTokens());
		claims.put("org_role", this.membership.role());
		claims.put("org_slug", this.organization.slug());
		return claims;
	}

	/**
	 * Returns the value of the claim {@code o}.
	 */
	Map<String, Object> version2() {
		Map<String, Object> claim = new LinkedHashMap<>();
		claim.put("id", this.organization.id());
		claim.put("rol", this.membership.roleWithoutPrefix());
		claim.put("slg", this.organization.slug());
		List<Permission> permissions = permissions();
		if (!permissions.isEmpty()) {
			List<String> verbs = permissions.stream().map(Permission::verb).distinct().toList();
			List<String> masks = features().stream().map((feature) -> mask(feature, verbs, permissions)).toList();
			claim.put("per", String.join(",", verbs));
			claim.put("fpm", String.join(",", masks));
		}
		return claim;
	}

	/**
	 * Returns the features of the organization: those that permissions are about, then
	 * those of its plan. The masks of {@code o.fpm} follow this order.
	 */
	Set<String> features() {
		Set<String> features = new LinkedHashSet<>();
		permissions().forEach((permission) -> features.add(permission.feature()));
		features.addAll(this.organization.features());
		return features;
	}

	private static String mask(String feature, List<String> verbs, List<Permission> permissions) {
		BigInteger mask = BigInteger.ZERO;
		for (int bit = 0; bit < verbs.size(); bit++) {
			if (permissions.contains(new Permission(feature, verbs.get(bit)))) {
				mask = mask.setBit(bit);
			}
		}
		return mask.toString();
	}

	private List<Permission> permissions() {
		return this.membership.permissionsInTokens().stream().map(Permission::of).toList();
	}

	/**
	 * A permission taken apart.
	 *
	 * @param feature the feature that it is about
	 * @param verb what it allows
	 */
	private record Permission(String feature, String verb) {

		static Permission of(String permission) {
			String[] parts = permission.split(":", -1);
			return new Permission(parts[1], parts[2]);
		}

	}

}
