package com.clerk.spring.test.emulator;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Describes an organization to be made.
 *
 * @since 0.1.0
 */
public final class EmulatedOrganizationBuilder {

	private final EmulatorState state;

	private final String slug;

	private String id = Ids.next("org_");

	private String name;

	private List<String> features = List.of();

	private @Nullable String plan;

	EmulatedOrganizationBuilder(EmulatorState state, String slug) {
		Assert.hasText(slug, "An organization has a slug");
		this.state = state;
		this.slug = slug;
		this.name = slug;
	}

	/**
	 * Sets the id; a random one otherwise.
	 * @param id an id such as {@code org_…}
	 * @return this builder
	 */
	public EmulatedOrganizationBuilder id(String id) {
		this.id = id;
		return this;
	}

	/**
	 * Sets the name shown to people; the slug otherwise.
	 * @param name the name
	 * @return this builder
	 */
	public EmulatedOrganizationBuilder name(String name) {
		this.name = name;
		return this;
	}

	/**
	 * Sets the features that the organization has, beside those that its members'
	 * permissions are about.
	 * @param features the features, without a scope
	 * @return this builder
	 */
	public EmulatedOrganizationBuilder features(String... features) {
		this.features = List.of(features);
		return this;
	}

	/**
	 * Sets the plan that the organization is on; none otherwise.
	 * @param plan the plan, without a scope
	 * @return this builder
	 */
	public EmulatedOrganizationBuilder plan(String plan) {
		this.plan = plan;
		return this;
	}

	/**
	 * Makes the organization.
	 * @return the organization
	 * @throws IllegalArgumentException if its id or its slug is taken
	 */
	public EmulatedOrganization create() {
		EmulatedOrganization organization = build();
		this.state.addOrganization(organization);
		return organization;
	}

	EmulatedOrganization build() {
		return new EmulatedOrganization(this.id, this.slug, this.name, this.features, this.plan);
	}

}
