package com.clerk.spring.auth;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The active organization of a session, read from either version of the claims
 * ({@code shared/spec/auth-object.md} sections 1 and 2).
 *
 * @param id the organization, or null
 * @param slug its slug, or null
 * @param role the caller's role in it, or null
 * @param permissions the caller's permissions in it
 */
record ActiveOrganization(@Nullable String id, @Nullable String slug, @Nullable String role, List<String> permissions) {

	private static final ActiveOrganization NONE = new ActiveOrganization(null, null, null, List.of());

	private static final double VERSION_2 = 2;

	/** A mask longer than this is no mask of Clerk's, and costly to read. */
	private static final int MAX_MASK_DIGITS = 4096;

	private static final Pattern MASK = Pattern.compile("[0-9]{1," + MAX_MASK_DIGITS + "}");

	static ActiveOrganization of(SessionClaims claims) {
		boolean version2 = claims.get("v") instanceof Number version && version.doubleValue() == VERSION_2;
		return version2 ? ofVersion2(claims) : ofVersion1(claims);
	}

	private static ActiveOrganization ofVersion1(SessionClaims claims) {
		String id = textOrNull(claims.get("org_id"));
		String slug = textOrNull(claims.get("org_slug"));
		String role = (id != null) ? textOrNull(claims.get("org_role")) : null;
		List<String> permissions = (claims.get("org_permissions") instanceof List<?> list) ? texts(list) : List.of();
		return new ActiveOrganization(id, slug, role, permissions);
	}

	private static ActiveOrganization ofVersion2(SessionClaims claims) {
		if (!(claims.get("o") instanceof Map<?, ?> organization)) {
			return NONE;
		}
		String role = textOrNull(organization.get("rol"));
		String slug = (organization.get("slg") instanceof String text) ? text : null;
		return new ActiveOrganization(textOrNull(organization.get("id")), slug, (role != null) ? "org:" + role : null,
				permissions(claims, organization));
	}

	private static List<String> permissions(SessionClaims claims, Map<?, ?> organization) {
		String names = textOrNull(organization.get("per"));
		String masks = textOrNull(organization.get("fpm"));
		if (names == null || masks == null) {
			return List.of();
		}
		List<String> features = ScopedNames.parse(claims.get("fea")).organization();
		String[] name = names.split(",", -1);
		String[] mask = masks.split(",", -1);
		List<String> permissions = new ArrayList<>();
		for (int feature = 0; feature < Math.min(features.size(), mask.length); feature++) {
			BigInteger bits = bits(ScopedNames.trim(mask[feature]));
			for (int bit = 0; bit < name.length; bit++) {
				if (bits.testBit(bit)) {
					permissions.add("org:" + features.get(feature) + ":" + ScopedNames.trim(name[bit]));
				}
			}
		}
		return permissions;
	}

	private static BigInteger bits(String mask) {
		return MASK.matcher(mask).matches() ? new BigInteger(mask) : BigInteger.ZERO;
	}

	private static List<String> texts(List<?> list) {
		return list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
	}

	private static @Nullable String textOrNull(@Nullable Object claim) {
		return (claim instanceof String text && !text.isEmpty()) ? text : null;
	}

}
