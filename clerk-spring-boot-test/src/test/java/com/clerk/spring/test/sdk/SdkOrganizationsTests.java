package com.clerk.spring.test.sdk;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.DeletedObject;
import com.clerk.backend_api.models.components.Organization;
import com.clerk.backend_api.models.components.OrganizationMembership;
import com.clerk.backend_api.models.components.OrganizationMemberships;
import com.clerk.backend_api.models.components.Organizations;
import com.clerk.backend_api.models.components.Permission;
import com.clerk.backend_api.models.components.Permissions;
import com.clerk.backend_api.models.components.Role;
import com.clerk.backend_api.models.components.Roles;
import com.clerk.backend_api.models.operations.CreateOrganizationMembershipRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationRequestBody;
import com.clerk.backend_api.models.operations.ListOrganizationMembershipsRequest;
import com.clerk.backend_api.models.operations.ListOrganizationsRequest;
import com.clerk.backend_api.models.operations.MergeOrganizationMetadataRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationMembershipMetadataRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationMembershipRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedOrganization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about organizations and their
 * members.
 */
class SdkOrganizationsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	private final EmulatedOrganization acme = this.clerk.organization("acme")
		.name("Acme Inc")
		.publicMetadata(Map.of("tier", "gold"))
		.privateMetadata(Map.of("account", "A-1"))
		.create();

	private final String ada = this.clerk.user("ada@example.com").create().id();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void anOrganizationIsWholeByIdAndBySlug() {
		for (String idOrSlug : List.of(this.acme.id(), "acme")) {
			Organization organization = whole(this.sdk.organizations()
				.get()
				.organizationId(idOrSlug)
				.includeMembersCount(true)
				.call()
				.organization());

			assertThat(organization.id()).isEqualTo(this.acme.id());
			assertThat(organization.object().value()).isEqualTo("organization");
			assertThat(organization.name()).isEqualTo("Acme Inc");
			assertThat(organization.slug()).isEqualTo("acme");
			assertThat(organization.membersCount()).contains(0L);
			assertThat(organization.publicMetadata()).isEqualTo(Map.of("tier", "gold"));
			assertThat(organization.privateMetadata()).contains(Map.of("account", "A-1"));
			assertThat(organization.createdAt()).isPositive();
		}
	}

	@Test
	void organizationsAreListedWithTheirNumber() {
		this.clerk.organization("globex").create();

		Organizations organizations = whole(
				this.sdk.organizations().list(ListOrganizationsRequest.builder().limit(1L).build()).organizations());

		assertThat(organizations.totalCount()).isEqualTo(2);
		assertThat(organizations.data()).hasSize(1);
	}

	@Test
	void organizationsAreMadeChangedAndDeleted() {
		Organization made = whole(this.sdk.organizations()
			.create()
			.request(CreateOrganizationRequestBody.builder().name("Globex").slug("globex").createdBy(this.ada).build())
			.call()
			.organization());
		Organization renamed = whole(this.sdk.organizations()
			.update(made.id(), UpdateOrganizationRequestBody.builder().name("Globex Corp").build())
			.organization());
		Organization merged = whole(this.sdk.organizations()
			.mergeMetadata(made.id(),
					MergeOrganizationMetadataRequestBody.builder().publicMetadata(Map.of("a", "b")).build())
			.organization());
		DeletedObject deleted = whole(this.sdk.organizations().delete(made.id()).deletedObject());

		assertThat(made.slug()).isEqualTo("globex");
		assertThat(made.createdBy()).contains(this.ada);
		assertThat(renamed.name()).isEqualTo("Globex Corp");
		assertThat(merged.publicMetadata()).isEqualTo(Map.of("a", "b"));
		assertThat(deleted.object()).isEqualTo("organization");
		assertThat(deleted.id()).contains(made.id());
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void membershipsAreMadeChangedListedAndDeleted() {
		OrganizationMembership made = whole(this.sdk.organizationMemberships()
			.create(this.acme.id(),
					CreateOrganizationMembershipRequestBody.builder().userId(this.ada).role("org:member").build())
			.organizationMembership());
		OrganizationMembership promoted = whole(this.sdk.organizationMemberships()
			.update(this.acme.id(), this.ada,
					UpdateOrganizationMembershipRequestBody.builder().role("org:admin").build())
			.organizationMembership());
		OrganizationMembership merged = whole(this.sdk.organizationMemberships()
			.updateMetadata()
			.organizationId(this.acme.id())
			.userId(this.ada)
			.requestBody(
					UpdateOrganizationMembershipMetadataRequestBody.builder().publicMetadata(Map.of("a", "b")).build())
			.call()
			.organizationMembership());
		OrganizationMemberships listed = whole(this.sdk.organizationMemberships()
			.list(ListOrganizationMembershipsRequest.builder().organizationId(this.acme.id()).build())
			.organizationMemberships());
		OrganizationMembership deleted = whole(
				this.sdk.organizationMemberships().delete(this.acme.id(), this.ada).organizationMembership());

		assertThat(made.role()).isEqualTo("org:member");
		assertThat(made.organization().id()).isEqualTo(this.acme.id());
		assertThat(made.organization().name()).isEqualTo("Acme Inc");
		assertThat(promoted.id()).isEqualTo(made.id());
		assertThat(promoted.role()).isEqualTo("org:admin");
		assertThat(merged.publicMetadata()).isEqualTo(Map.of("a", "b"));
		assertThat(listed.totalCount()).isEqualTo(1);
		assertThat(listed.data()).singleElement()
			.satisfies((each) -> assertThat(each.publicUserData().orElseThrow().userId()).isEqualTo(this.ada));
		assertThat(deleted.id()).isEqualTo(made.id());
	}

	@Test
	void rolesAndPermissionsAreListed() {
		this.clerk.organizations().role("org:billing", "org:invoices:read");

		Roles roles = whole(this.sdk.organizationRoles().list().call().roles());
		Role billing = whole(this.sdk.organizationRoles().get("role_billing").role());
		Permissions permissions = whole(this.sdk.organizationPermissions().list().limit(50).call().permissions());
		Permission read = whole(this.sdk.organizationPermissions().get("perm_invoices_read").permission());

		assertThat(roles.totalCount()).isEqualTo(3);
		assertThat(roles.data()).extracting(Role::key).contains("org:admin", "org:billing", "org:member");
		assertThat(billing.permissions()).extracting(Permission::key).containsExactly("org:invoices:read");
		assertThat(permissions.data()).extracting(Permission::key).contains("org:invoices:read");
		assertThat(read.type()).isEqualTo("user");
	}

}
