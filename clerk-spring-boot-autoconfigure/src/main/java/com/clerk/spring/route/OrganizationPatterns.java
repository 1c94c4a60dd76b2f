package com.clerk.spring.route;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which organization a path asks for ({@code shared/spec/route-matching.md} section 5).
 *
 * @since 0.1.0
 */
public final class OrganizationPatterns {

	private final List<RoutePattern> organizations;

	private final List<RoutePattern> personalAccount;

	private OrganizationPatterns(List<RoutePattern> organizations, List<RoutePattern> personalAccount) {
		this.organizations = organizations;
		this.personalAccount = personalAccount;
	}

	/**
	 * Reads the patterns.
	 * @param organizations patterns with a parameter {@code :id} or {@code :slug}; empty
	 * for none
	 * @param personalAccount patterns of the personal account; empty for none
	 * @return the patterns
	 * @throws InvalidRoutePatternException if one can't be read
	 */
	public static OrganizationPatterns of(Collection<String> organizations, Collection<String> personalAccount) {
		List<RoutePattern> read = organizations.stream().map(RoutePattern::parse).toList();
		return new OrganizationPatterns(read, personalAccount.stream().map(RoutePattern::parse).toList());
	}

	/**
	 * Returns what a path asks for.
	 * @param path the raw path of the public URL, without the context path
	 * @return the target, or null when the path asks for nothing
	 */
	public @Nullable Target target(String path) {
		Map<String, String> parameters = parameters(path);
		if (parameters != null) {
			for (String name : List.of("id", "slug")) {
				String value = parameters.getOrDefault(name, "");
				if (!value.isEmpty()) {
					return "id".equals(name) ? new Target(value, null) : new Target(null, value);
				}
			}
		}
		boolean personal = this.personalAccount.stream().anyMatch((pattern) -> pattern.match(path) != null);
		return personal ? Target.PERSONAL_ACCOUNT : null;
	}

	/**
	 * Matches the organization patterns alone. Unnamed parameters are counted through the
	 * whole list; the pieces of a repeated one are joined by commas.
	 */
	@Nullable Map<String, String> parameters(String path) {
		int unnamed = 0;
		for (RoutePattern pattern : this.organizations) {
			Map<String, String> parameters = pattern.match(path);
			if (parameters != null) {
				return renumbered(pattern.joined(parameters), unnamed);
			}
			unnamed += pattern.unnamedParameters();
		}
		return null;
	}

	private static Map<String, String> renumbered(Map<String, String> parameters, int offset) {
		Map<String, String> renumbered = new LinkedHashMap<>();
		parameters.forEach((name, value) -> renumbered
			.put(Character.isDigit(name.charAt(0)) ? String.valueOf(Integer.parseInt(name) + offset) : name, value));
		return renumbered;
	}

	/**
	 * What a path asks to be active.
	 *
	 * @param id the id of an organization, or null
	 * @param slug the slug of an organization, or null; without both it is the personal
	 * account
	 * @since 0.1.0
	 */
	public record Target(@Nullable String id, @Nullable String slug) {

		/** The personal account. */
		public static final Target PERSONAL_ACCOUNT = new Target(null, null);

		/**
		 * Tells whether a session has something else active.
		 * @param orgId the active organization of the session, or null
		 * @param orgSlug its slug, or null
		 * @return true if this must be activated
		 */
		public boolean differsFrom(@Nullable String orgId, @Nullable String orgSlug) {
			if (this.id != null) {
				return !this.id.equals(orgId);
			}
			return (this.slug != null) ? !this.slug.equals(orgSlug) : orgId != null;
		}

	}

}
