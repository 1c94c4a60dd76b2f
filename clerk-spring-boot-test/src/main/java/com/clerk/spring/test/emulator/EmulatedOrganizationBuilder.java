package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.directory.Metadata;
import com.clerk.spring.test.emulator.directory.Organization;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * Describes an organization to be made.
 *
 * @since 0.1.0
 */
public final class EmulatedOrganizationBuilder {

	private final Organizations organizations;

	private final String slug;

	private String id = Ids.next("org_");

	private String name;

	private Metadata metadata = Metadata.NONE;

	private List<String> features = List.of();

	private @Nullable String plan;

	EmulatedOrganizationBuilder(Organizations organizations, String slug) {
		Assert.hasText(slug, "An organization has a slug");
		this.organizations = organizations;
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
	 * Sets what everybody may read.
	 * @param metadata name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	public EmulatedOrganizationBuilder publicMetadata(Map<String, Object> metadata) {
		this.metadata = new Metadata(metadata, this.metadata.privateData(), Map.of());
		return this;
	}

	/**
	 * Sets what only the backend may read.
	 * @param metadata name to value: a text, number, boolean, list or map
	 * @return this builder
	 */
	public EmulatedOrganizationBuilder privateMetadata(Map<String, Object> metadata) {
		this.metadata = new Metadata(this.metadata.publicData(), metadata, Map.of());
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
		OrganizationAccount account = build();
		this.organizations.add(account);
		return EmulatedOrganization.of(account);
	}

	OrganizationAccount build() {
		Organization organization = new Organization(this.id, this.slug, this.name, this.features, this.plan);
		return OrganizationAccount.of(organization, this.metadata, null, this.organizations.now());
	}

}
