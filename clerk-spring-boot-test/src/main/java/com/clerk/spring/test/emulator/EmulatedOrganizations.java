package com.clerk.spring.test.emulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.clerk.spring.test.emulator.directory.Membership;
import com.clerk.spring.test.emulator.directory.MembershipView;
import com.clerk.spring.test.emulator.directory.OrganizationChanges;
import com.clerk.spring.test.emulator.directory.Organizations;
import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * What may happen to the organizations of the emulator and to their members. They are
 * made by {@link ClerkEmulator#organization(String)}.
 *
 * <pre>
 * clerk.organizations().addMember(acme, ada, "org:admin", "org:invoices:read");
 * clerk.organizations().removeMember(acme, ada);
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedOrganizations {

	private final Organizations organizations;

	EmulatedOrganizations(Organizations organizations) {
		this.organizations = organizations;
	}

	/**
	 * Returns all organizations, those that the application made too.
	 * @return the organizations, oldest first
	 */
	public List<EmulatedOrganization> all() {
		return this.organizations.all().stream().map(EmulatedOrganization::of).toList();
	}

	/**
	 * Returns an organization.
	 * @param idOrSlug which
	 * @return the organization, or empty if there is none
	 */
	public Optional<EmulatedOrganization> find(String idOrSlug) {
		return this.organizations.find(idOrSlug).map(EmulatedOrganization::of);
	}

	/**
	 * Changes an organization as the Backend API does.
	 * @param organization an organization of this emulator
	 * @param changes what to change, by the names of the Backend API: {@code name},
	 * {@code slug}, {@code max_allowed_memberships}, {@code admin_delete_enabled},
	 * {@code public_metadata}, {@code private_metadata}
	 * @return the organization as it is now
	 * @throws IllegalArgumentException if a name or a value is none of these, the slug is
	 * taken, or the emulator does not know the organization
	 */
	public EmulatedOrganization update(EmulatedOrganization organization, Map<String, ?> changes) {
		return JsonBody
			.ofTest(changes, OrganizationChanges.CHANGEABLE,
					(body) -> this.organizations.change(organization.id(), new OrganizationChanges(body)::applyTo))
			.map(EmulatedOrganization::of)
			.orElseThrow(() -> unknown(organization));
	}

	/**
	 * Deletes an organization with its memberships.
	 * @param organization an organization of this emulator
	 * @throws IllegalArgumentException if the emulator does not know the organization
	 */
	public void delete(EmulatedOrganization organization) {
		if (this.organizations.delete(organization.id()).isEmpty()) {
			throw unknown(organization);
		}
	}

	/**
	 * Defines what members with a role may do that are added or changed over HTTP, until
	 * {@link ClerkEmulator#reset()}.
	 * @param role the role, such as {@code org:billing}
	 * @param permissions the permissions, such as {@code org:invoices:read}
	 */
	public void role(String role, String... permissions) {
		Membership checked = Membership.of("", role, List.of(permissions), this.organizations.now());
		this.organizations.roles().define(checked.role(), checked.permissions());
	}

	/**
	 * Makes a user a member.
	 * @param organization an organization of this emulator
	 * @param user a user of this emulator
	 * @param role the role, such as {@code org:admin}
	 * @param permissions the permissions, such as {@code org:invoices:read}
	 * @throws IllegalArgumentException if the role or a permission is malformed, the user
	 * is a member already, or the emulator does not know both
	 */
	public void addMember(EmulatedOrganization organization, EmulatedUser user, String role, String... permissions) {
		requireKnown(organization);
		if (this.organizations.addMember(organization.id(), user.id(), role, List.of(permissions)).isEmpty()) {
			throw new IllegalArgumentException("The emulator has no user " + user.id());
		}
	}

	/**
	 * Gives a member another role. Tokens made from now on tell so.
	 * @param organization an organization of this emulator
	 * @param user a member
	 * @param role the role, such as {@code org:admin}
	 * @param permissions the permissions, such as {@code org:invoices:read}
	 * @throws IllegalArgumentException if the role or a permission is malformed, or the
	 * user is no member
	 */
	public void changeRole(EmulatedOrganization organization, EmulatedUser user, String role, String... permissions) {
		requireMember(user, this.organizations.changeMember(organization.id(), user.id(),
				(membership) -> membership.withRole(role, List.of(permissions), this.organizations.now())));
	}

	/**
	 * Ends a membership. Tokens made from now on tell so.
	 * @param organization an organization of this emulator
	 * @param user a member
	 * @throws IllegalArgumentException if the user is no member
	 */
	public void removeMember(EmulatedOrganization organization, EmulatedUser user) {
		requireMember(user, this.organizations.removeMember(organization.id(), user.id()));
	}

	private void requireKnown(EmulatedOrganization organization) {
		if (this.organizations.find(organization.id()).isEmpty()) {
			throw unknown(organization);
		}
	}

	private static void requireMember(EmulatedUser user, Optional<MembershipView> membership) {
		if (membership.isEmpty()) {
			throw new IllegalArgumentException("The organization has no member " + user.id());
		}
	}

	private static IllegalArgumentException unknown(EmulatedOrganization organization) {
		return new IllegalArgumentException("The emulator has no organization " + organization.id());
	}

	/**
	 * Shows none of them.
	 */
	@Override
	public String toString() {
		return "EmulatedOrganizations";
	}

}
