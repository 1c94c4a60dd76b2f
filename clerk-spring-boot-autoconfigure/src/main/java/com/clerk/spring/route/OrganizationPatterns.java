package com.clerk.spring.route;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The patterns that tell from a path which organization should be active
 * (shared/spec/route-matching.md 5).
 *
 * <pre>
 * OrganizationPatterns patterns = OrganizationPatterns.of(List.of("/orgs/:slug/:rest*"), List.of("/me"));
 * patterns.target("/orgs/acme/members"); // OrganizationSlug[slug=acme]
 * patterns.target("/me"); // PersonalAccount[]
 * </pre>
 *
 * @since 0.1.0
 */
public final class OrganizationPatterns {

	private static final String ID = "id";

	private static final String SLUG = "slug";

	private final RoutePatterns organization;

	private final RoutePatterns personalAccount;

	private OrganizationPatterns(RoutePatterns organization, RoutePatterns personalAccount) {
		this.organization = organization;
		this.personalAccount = personalAccount;
	}

	/**
	 * Parses the patterns. An empty list is as good as none.
	 * @param organization patterns in the language of {@link RoutePattern}, with a
	 * parameter {@code :id} or {@code :slug}. One that is repeated gives a list joined by
	 * commas, which names no organization
	 * @param personalAccount patterns of the paths of the personal account
	 * @return the patterns
	 * @throws InvalidRoutePatternException if a text is no pattern
	 */
	public static OrganizationPatterns of(Collection<String> organization, Collection<String> personalAccount) {
		return new OrganizationPatterns(RoutePatterns.of(organization), RoutePatterns.of(personalAccount));
	}

	/**
	 * Returns what a path says.
	 * @param path the raw path of the request's public URL without the context path:
	 * nothing is decoded, slashes are not collapsed
	 * @return the organization by its id or slug if an organization pattern matches and
	 * has one, else the personal account if a pattern of that matches, else none
	 * @throws MalformedPathException if matching takes too long
	 */
	public OrganizationTarget target(String path) {
		Map<String, String> parameters = this.organization.matchJoined(path).orElse(Map.of());
		return organization(parameters).orElseGet(() -> personalAccount(path));
	}

	private static Optional<OrganizationTarget> organization(Map<String, String> parameters) {
		String id = parameters.getOrDefault(ID, "");
		if (!id.isEmpty()) {
			return Optional.of(new OrganizationTarget.OrganizationId(id));
		}
		String slug = parameters.getOrDefault(SLUG, "");
		return slug.isEmpty() ? Optional.empty() : Optional.of(new OrganizationTarget.OrganizationSlug(slug));
	}

	private OrganizationTarget personalAccount(String path) {
		boolean matches = this.personalAccount.match(path).isPresent();
		return matches ? new OrganizationTarget.PersonalAccount() : new OrganizationTarget.None();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof OrganizationPatterns that && this.organization.equals(that.organization)
				&& this.personalAccount.equals(that.personalAccount);
	}

	@Override
	public int hashCode() {
		return 31 * this.organization.hashCode() + this.personalAccount.hashCode();
	}

	@Override
	public String toString() {
		return "organization " + this.organization + ", personal account " + this.personalAccount;
	}

}
