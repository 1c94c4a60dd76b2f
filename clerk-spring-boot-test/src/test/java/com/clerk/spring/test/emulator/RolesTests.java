package com.clerk.spring.test.emulator;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Roles of organizations and their permissions, as the Backend API shows them.
 */
class RolesTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void rolesAreThoseOfClerkAndOfTheTest() {
		this.clerk.organizations().role("org:billing", "org:invoices:read");

		Answer roles = this.application.get("/v1/organization_roles");

		assertThat(roles.json()).containsEntry("total_count", 3);
		assertThat(roles.list("data")).extracting("key").containsExactly("org:admin", "org:billing", "org:member");
		Map<String, Object> billing = roles.list("data").get(1);
		assertThat(billing).containsEntry("object", "role")
			.containsEntry("id", "role_billing")
			.containsEntry("name", "billing")
			.containsEntry("is_creator_eligible", false)
			.containsKeys("description", "created_at", "updated_at");
		assertThat(billing.get("permissions").toString()).contains("org:invoices:read");
		assertThat(this.application.get("/v1/organization_roles/role_billing").json()).isEqualTo(billing);
		assertThat(this.application.get("/v1/organization_roles/role_none").status()).isEqualTo(404);
		assertThat(this.application.get("/v1/organization_roles?query=BILL").json()).containsEntry("total_count", 1);
		assertThat(this.application.get("/v1/organization_roles?order_by=-name&limit=1").list("data")).extracting("key")
			.containsExactly("org:member");
		assertThat(this.application.get("/v1/organization_roles?colour=red").status()).isEqualTo(422);
	}

	@Test
	void permissionsAreThoseOfTheRoles() {
		this.clerk.organizations().role("org:billing", "org:invoices:read", "org:sys_memberships:read");

		Answer permissions = this.application.get("/v1/organization_permissions?query=s:read");

		assertThat(permissions.list("data")).extracting("key")
			.containsExactly("org:invoices:read", "org:sys_domains:read", "org:sys_memberships:read");
		assertThat(permissions.list("data")).extracting("type").containsExactly("user", "system", "system");
		Map<String, Object> invoices = permissions.list("data").get(0);
		assertThat(invoices).containsEntry("object", "permission").containsEntry("id", "perm_invoices_read");
		assertThat(this.application.get("/v1/organization_permissions/perm_invoices_read").json()).isEqualTo(invoices);
		assertThat(this.application.get("/v1/organization_permissions/perm_none").status()).isEqualTo(404);
	}

	@Test
	void rolesAreForHoldersOfTheKey() {
		assertThat(new Visitor(this.clerk).get("/v1/organization_roles").errorCode()).isEqualTo("clerk_key_invalid");
		assertThat(new Visitor(this.clerk).get("/v1/organization_permissions").errorCode())
			.isEqualTo("clerk_key_invalid");
	}

}
