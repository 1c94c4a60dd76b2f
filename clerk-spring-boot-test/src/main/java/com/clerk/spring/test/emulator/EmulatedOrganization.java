package com.clerk.spring.test.emulator;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.directory.Organization;
import com.clerk.spring.test.emulator.directory.OrganizationAccount;

/**
 * An organization of the emulator.
 *
 * @param id an id such as {@code org_…}
 * @param slug the short name used in addresses
 * @param name the name shown to people
 * @param features the features of its plan, in the order given
 * @param plan its plan, or null
 * @since 0.1.0
 */
public record EmulatedOrganization(String id, String slug, String name, List<String> features, @Nullable String plan) {

	/**
	 * Copies the list.
	 * @param id an id such as {@code org_…}
	 * @param slug the short name used in addresses
	 * @param name the name shown to people
	 * @param features the features of its plan, in the order given
	 * @param plan its plan, or null
	 */
	public EmulatedOrganization {
		features = List.copyOf(features);
	}

	static EmulatedOrganization of(OrganizationAccount account) {
		Organization organization = account.organization();
		return new EmulatedOrganization(organization.id(), organization.slug(), organization.name(),
				organization.features(), organization.plan());
	}

}
