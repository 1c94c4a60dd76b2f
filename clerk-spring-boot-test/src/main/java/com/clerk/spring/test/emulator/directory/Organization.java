package com.clerk.spring.test.emulator.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * An organization as everybody may know it.
 *
 * @param id an id such as {@code org_…}
 * @param slug the short name used in addresses
 * @param name the name shown to people
 * @param features the features of its plan, in the order given
 * @param plan its plan, or null
 */
public record Organization(String id, String slug, String name, List<String> features, @Nullable String plan) {

	public Organization {
		features = List.copyOf(features);
	}

	/**
	 * Returns a new organization that has no plan.
	 */
	public static Organization of(String slug, String name) {
		return new Organization(Ids.next("org_"), slug, name, List.of(), null);
	}

	Organization renamed(String slug, String name) {
		return new Organization(this.id, slug, name, this.features, this.plan);
	}

	boolean isNamed(String idOrSlug) {
		return this.id.equals(idOrSlug) || this.slug.equals(idOrSlug);
	}

}
