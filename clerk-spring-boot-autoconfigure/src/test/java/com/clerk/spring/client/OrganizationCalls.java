package com.clerk.spring.client;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.models.operations.AddRolesToRoleSetRequestBody;
import com.clerk.backend_api.models.operations.AddRolesToRoleSetResponse;
import com.clerk.backend_api.models.operations.AssignPermissionToOrganizationRoleResponse;
import com.clerk.backend_api.models.operations.CreateEnterpriseConnectionRequestBody;
import com.clerk.backend_api.models.operations.CreateEnterpriseConnectionResponse;
import com.clerk.backend_api.models.operations.CreateOrganizationDomainRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationDomainResponse;
import com.clerk.backend_api.models.operations.CreateOrganizationInvitationBulkRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationInvitationBulkResponse;
import com.clerk.backend_api.models.operations.CreateOrganizationInvitationRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationInvitationResponse;
import com.clerk.backend_api.models.operations.CreateOrganizationMembershipRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationMembershipResponse;
import com.clerk.backend_api.models.operations.CreateOrganizationPermissionRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationPermissionResponse;
import com.clerk.backend_api.models.operations.CreateOrganizationRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationResponse;
import com.clerk.backend_api.models.operations.CreateOrganizationRoleRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationRoleResponse;
import com.clerk.backend_api.models.operations.CreateRoleSetRequestBody;
import com.clerk.backend_api.models.operations.CreateRoleSetResponse;
import com.clerk.backend_api.models.operations.CreateSAMLConnectionRequestBody;
import com.clerk.backend_api.models.operations.CreateSAMLConnectionRequestBodyProvider;
import com.clerk.backend_api.models.operations.CreateSAMLConnectionResponse;
import com.clerk.backend_api.models.operations.DeleteEnterpriseConnectionResponse;
import com.clerk.backend_api.models.operations.DeleteOrganizationDomainResponse;
import com.clerk.backend_api.models.operations.DeleteOrganizationLogoResponse;
import com.clerk.backend_api.models.operations.DeleteOrganizationMembershipResponse;
import com.clerk.backend_api.models.operations.DeleteOrganizationPermissionResponse;
import com.clerk.backend_api.models.operations.DeleteOrganizationResponse;
import com.clerk.backend_api.models.operations.DeleteOrganizationRoleResponse;
import com.clerk.backend_api.models.operations.DeleteSAMLConnectionResponse;
import com.clerk.backend_api.models.operations.GetEnterpriseConnectionResponse;
import com.clerk.backend_api.models.operations.GetOrganizationInvitationResponse;
import com.clerk.backend_api.models.operations.GetOrganizationPermissionResponse;
import com.clerk.backend_api.models.operations.GetOrganizationResponse;
import com.clerk.backend_api.models.operations.GetOrganizationRoleResponse;
import com.clerk.backend_api.models.operations.GetRoleSetResponse;
import com.clerk.backend_api.models.operations.GetSAMLConnectionResponse;
import com.clerk.backend_api.models.operations.InstanceGetOrganizationMembershipsResponse;
import com.clerk.backend_api.models.operations.ListEnterpriseConnectionsResponse;
import com.clerk.backend_api.models.operations.ListOrganizationDomainsRequest;
import com.clerk.backend_api.models.operations.ListOrganizationDomainsResponse;
import com.clerk.backend_api.models.operations.ListOrganizationInvitationsRequest;
import com.clerk.backend_api.models.operations.ListOrganizationInvitationsResponse;
import com.clerk.backend_api.models.operations.ListOrganizationMembershipsRequest;
import com.clerk.backend_api.models.operations.ListOrganizationMembershipsResponse;
import com.clerk.backend_api.models.operations.ListOrganizationPermissionsResponse;
import com.clerk.backend_api.models.operations.ListOrganizationRolesResponse;
import com.clerk.backend_api.models.operations.ListOrganizationsRequest;
import com.clerk.backend_api.models.operations.ListOrganizationsResponse;
import com.clerk.backend_api.models.operations.ListRoleSetsResponse;
import com.clerk.backend_api.models.operations.ListSAMLConnectionsRequest;
import com.clerk.backend_api.models.operations.ListSAMLConnectionsResponse;
import com.clerk.backend_api.models.operations.MergeOrganizationMetadataRequestBody;
import com.clerk.backend_api.models.operations.MergeOrganizationMetadataResponse;
import com.clerk.backend_api.models.operations.One;
import com.clerk.backend_api.models.operations.Provider;
import com.clerk.backend_api.models.operations.RemovePermissionFromOrganizationRoleResponse;
import com.clerk.backend_api.models.operations.ReplaceOrganizationMetadataRequestBody;
import com.clerk.backend_api.models.operations.ReplaceOrganizationMetadataResponse;
import com.clerk.backend_api.models.operations.ReplaceRoleInRoleSetRequestBody;
import com.clerk.backend_api.models.operations.ReplaceRoleInRoleSetResponse;
import com.clerk.backend_api.models.operations.ReplaceRoleSetRequestBody;
import com.clerk.backend_api.models.operations.ReplaceRoleSetResponse;
import com.clerk.backend_api.models.operations.RevokeOrganizationInvitationRequestBody;
import com.clerk.backend_api.models.operations.RevokeOrganizationInvitationResponse;
import com.clerk.backend_api.models.operations.UpdateEnterpriseConnectionRequestBody;
import com.clerk.backend_api.models.operations.UpdateEnterpriseConnectionResponse;
import com.clerk.backend_api.models.operations.UpdateOrganizationDomainRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationDomainResponse;
import com.clerk.backend_api.models.operations.UpdateOrganizationMembershipMetadataRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationMembershipMetadataResponse;
import com.clerk.backend_api.models.operations.UpdateOrganizationMembershipRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationMembershipResponse;
import com.clerk.backend_api.models.operations.UpdateOrganizationPermissionRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationPermissionResponse;
import com.clerk.backend_api.models.operations.UpdateOrganizationRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationResponse;
import com.clerk.backend_api.models.operations.UpdateOrganizationRoleRequestBody;
import com.clerk.backend_api.models.operations.UpdateOrganizationRoleResponse;
import com.clerk.backend_api.models.operations.UpdateRoleSetRequestBody;
import com.clerk.backend_api.models.operations.UpdateRoleSetResponse;
import com.clerk.backend_api.models.operations.UpdateSAMLConnectionRequestBody;
import com.clerk.backend_api.models.operations.UpdateSAMLConnectionResponse;
import com.clerk.backend_api.models.operations.UploadOrganizationLogoFile;
import com.clerk.backend_api.models.operations.UploadOrganizationLogoRequestBody;
import com.clerk.backend_api.models.operations.UploadOrganizationLogoResponse;

import static com.clerk.spring.client.TableRow.FILE;
import static com.clerk.spring.client.TableRow.row;

/**
 * The calls about organizations, what their members may do, and their connections.
 */
final class OrganizationCalls {

	private OrganizationCalls() {
	}

	static List<TableRow> rows() {
		return List.of(
				row("enterpriseConnections.createEnterpriseConnection", "POST /enterprise_connections",
						"{\"name\":\"Acme\",\"provider\":\"saml_custom\",\"domains\":[\"example.com\"]}",
						CreateEnterpriseConnectionResponse.class,
						(clerk) -> clerk.enterpriseConnections()
							.create()
							.request(CreateEnterpriseConnectionRequestBody.builder()
								.name("Acme")
								.provider(Provider.SAML_CUSTOM)
								.domains(List.of("example.com"))
								.build())
							.call())
					.answered(201),

				row("enterpriseConnections.updateEnterpriseConnection", "PATCH /enterprise_connections/entc_1",
						"{\"name\":\"Acme\"}", UpdateEnterpriseConnectionResponse.class,
						(clerk) -> clerk.enterpriseConnections()
							.update()
							.enterpriseConnectionId("entc_1")
							.requestBody(UpdateEnterpriseConnectionRequestBody.builder().name("Acme").build())
							.call()),

				row("enterpriseConnections.getEnterpriseConnectionList", "GET /enterprise_connections?limit=7&offset=0",
						ListEnterpriseConnectionsResponse.class,
						(clerk) -> clerk.enterpriseConnections().list().limit(7L).call()),

				row("enterpriseConnections.getEnterpriseConnection", "GET /enterprise_connections/entc_1",
						GetEnterpriseConnectionResponse.class,
						(clerk) -> clerk.enterpriseConnections().get().enterpriseConnectionId("entc_1").call()),

				row("enterpriseConnections.deleteEnterpriseConnection", "DELETE /enterprise_connections/entc_1",
						DeleteEnterpriseConnectionResponse.class,
						(clerk) -> clerk.enterpriseConnections().delete().enterpriseConnectionId("entc_1").call()),

				row("organizations.getOrganizationList",
						"GET /organizations?include_members_count=true&order_by=-created_at&limit=7&offset=0",
						ListOrganizationsResponse.class,
						(clerk) -> clerk.organizations()
							.list()
							.request(ListOrganizationsRequest.builder().includeMembersCount(true).limit(7L).build())
							.call()),

				row("organizations.createOrganization", "POST /organizations", "{\"name\":\"Acme\"}",
						CreateOrganizationResponse.class,
						(clerk) -> clerk.organizations()
							.create()
							.request(CreateOrganizationRequestBody.builder().name("Acme").build())
							.call()),

				row("organizations.getOrganization", "GET /organizations/org_1", GetOrganizationResponse.class,
						(clerk) -> clerk.organizations().get().organizationId("org_1").call()),

				row("organizations.updateOrganization", "PATCH /organizations/org_1", "{\"name\":\"Acme\"}",
						UpdateOrganizationResponse.class,
						(clerk) -> clerk.organizations()
							.update()
							.organizationId("org_1")
							.requestBody(UpdateOrganizationRequestBody.builder().name("Acme").build())
							.call()),

				row("organizations.updateOrganizationLogo", "PUT /organizations/org_1/logo", FILE,
						UploadOrganizationLogoResponse.class,
						(clerk) -> clerk.organizations()
							.uploadLogo()
							.organizationId("org_1")
							.requestBody(UploadOrganizationLogoRequestBody.builder()
								.file(UploadOrganizationLogoFile.builder()
									.fileName("a.png")
									.content(new byte[] { 1, 2 })
									.build())
								.build())
							.call()),

				row("organizations.deleteOrganizationLogo", "DELETE /organizations/org_1/logo",
						DeleteOrganizationLogoResponse.class,
						(clerk) -> clerk.organizations().deleteLogo().organizationId("org_1").call()),

				row("organizations.updateOrganizationMetadata", "PATCH /organizations/org_1/metadata",
						"{\"public_metadata\":{\"a\":1}}", MergeOrganizationMetadataResponse.class,
						(clerk) -> clerk.organizations()
							.mergeMetadata()
							.organizationId("org_1")
							.requestBody(MergeOrganizationMetadataRequestBody.builder()
								.publicMetadata(Map.of("a", 1))
								.build())
							.call()),

				row("organizations.replaceOrganizationMetadata", "PUT /organizations/org_1/metadata",
						"{\"public_metadata\":{\"a\":1}}", ReplaceOrganizationMetadataResponse.class,
						(clerk) -> clerk.organizations()
							.replaceMetadata()
							.organizationId("org_1")
							.requestBody(ReplaceOrganizationMetadataRequestBody.builder()
								.publicMetadata(Map.of("a", 1))
								.build())
							.call()),

				row("organizations.deleteOrganization", "DELETE /organizations/org_1", DeleteOrganizationResponse.class,
						(clerk) -> clerk.organizations().delete().organizationId("org_1").call()),

				row("organizations.getOrganizationMembershipList",
						"GET /organizations/org_1/memberships?limit=7&offset=0",
						ListOrganizationMembershipsResponse.class,
						(clerk) -> clerk.organizationMemberships()
							.list()
							.request(ListOrganizationMembershipsRequest.builder()
								.organizationId("org_1")
								.limit(7L)
								.build())
							.call()),

				row("organizations.getInstanceOrganizationMembershipList",
						"GET /organization_memberships?limit=7&offset=0",
						InstanceGetOrganizationMembershipsResponse.class,
						(clerk) -> clerk.users().getInstanceOrganizationMemberships().limit(7L).call()),

				row("organizations.createOrganizationMembership", "POST /organizations/org_1/memberships",
						"{\"user_id\":\"user_1\",\"role\":\"org:member\"}", CreateOrganizationMembershipResponse.class,
						(clerk) -> clerk.organizationMemberships()
							.create()
							.organizationId("org_1")
							.requestBody(CreateOrganizationMembershipRequestBody.builder()
								.userId("user_1")
								.role("org:member")
								.build())
							.call()),

				row("organizations.updateOrganizationMembership", "PATCH /organizations/org_1/memberships/user_1",
						"{\"role\":\"org:member\"}", UpdateOrganizationMembershipResponse.class,
						(clerk) -> clerk.organizationMemberships()
							.update()
							.organizationId("org_1")
							.userId("user_1")
							.requestBody(UpdateOrganizationMembershipRequestBody.builder().role("org:member").build())
							.call()),

				row("organizations.updateOrganizationMembershipMetadata",
						"PATCH /organizations/org_1/memberships/user_1/metadata", "{\"public_metadata\":{\"a\":1}}",
						UpdateOrganizationMembershipMetadataResponse.class,
						(clerk) -> clerk.organizationMemberships()
							.updateMetadata()
							.organizationId("org_1")
							.userId("user_1")
							.requestBody(UpdateOrganizationMembershipMetadataRequestBody.builder()
								.publicMetadata(Map.of("a", 1))
								.build())
							.call()),

				row("organizations.deleteOrganizationMembership", "DELETE /organizations/org_1/memberships/user_1",
						DeleteOrganizationMembershipResponse.class,
						(clerk) -> clerk.organizationMemberships()
							.delete()
							.organizationId("org_1")
							.userId("user_1")
							.call()),

				row("organizations.getOrganizationInvitationList",
						"GET /organizations/org_1/invitations?order_by=-created_at&limit=7&offset=0",
						ListOrganizationInvitationsResponse.class,
						(clerk) -> clerk.organizationInvitations()
							.list()
							.request(ListOrganizationInvitationsRequest.builder()
								.organizationId("org_1")
								.limit(7L)
								.build())
							.call()),

				row("organizations.createOrganizationInvitation", "POST /organizations/org_1/invitations",
						"{\"email_address\":\"ada@example.com\",\"role\":\"org:member\",\"notify\":true}",
						CreateOrganizationInvitationResponse.class,
						(clerk) -> clerk.organizationInvitations()
							.create()
							.organizationId("org_1")
							.requestBody(CreateOrganizationInvitationRequestBody.builder()
								.emailAddress("ada@example.com")
								.role("org:member")
								.build())
							.call()),

				row("organizations.createOrganizationInvitationBulk", "POST /organizations/org_1/invitations/bulk",
						"[{\"email_address\":\"ada@example.com\",\"role\":\"org:member\",\"notify\":true}]",
						CreateOrganizationInvitationBulkResponse.class,
						(clerk) -> clerk.organizationInvitations()
							.bulkCreate()
							.organizationId("org_1")
							.requestBody(List.of(CreateOrganizationInvitationBulkRequestBody.builder()
								.emailAddress("ada@example.com")
								.role("org:member")
								.build()))
							.call()),

				row("organizations.getOrganizationInvitation", "GET /organizations/org_1/invitations/inv_1",
						GetOrganizationInvitationResponse.class,
						(clerk) -> clerk.organizationInvitations()
							.get()
							.organizationId("org_1")
							.invitationId("inv_1")
							.call()),

				row("organizations.revokeOrganizationInvitation", "POST /organizations/org_1/invitations/inv_1/revoke",
						"{\"requesting_user_id\":\"user_1\"}", RevokeOrganizationInvitationResponse.class,
						(clerk) -> clerk.organizationInvitations()
							.revoke()
							.organizationId("org_1")
							.invitationId("inv_1")
							.requestBody(RevokeOrganizationInvitationRequestBody.builder()
								.requestingUserId("user_1")
								.build())
							.call()),

				row("organizations.getOrganizationDomainList", "GET /organizations/org_1/domains?limit=7&offset=0",
						ListOrganizationDomainsResponse.class,
						(clerk) -> clerk.organizationDomains()
							.list()
							.request(ListOrganizationDomainsRequest.builder().organizationId("org_1").limit(7L).build())
							.call()),

				row("organizations.createOrganizationDomain", "POST /organizations/org_1/domains",
						"{\"name\":\"Acme\"}", CreateOrganizationDomainResponse.class,
						(clerk) -> clerk.organizationDomains()
							.create()
							.organizationId("org_1")
							.requestBody(CreateOrganizationDomainRequestBody.builder().name("Acme").build())
							.call()),

				row("organizations.updateOrganizationDomain", "PATCH /organizations/org_1/domains/dmn_1",
						"{\"enrollment_mode\":\"a\"}", UpdateOrganizationDomainResponse.class,
						(clerk) -> clerk.organizationDomains()
							.update()
							.organizationId("org_1")
							.domainId("dmn_1")
							.requestBody(UpdateOrganizationDomainRequestBody.builder().enrollmentMode("a").build())
							.call()),

				row("organizations.deleteOrganizationDomain", "DELETE /organizations/org_1/domains/dmn_1",
						DeleteOrganizationDomainResponse.class,
						(clerk) -> clerk.organizationDomains()
							.delete()
							.organizationId("org_1")
							.domainId("dmn_1")
							.call()),

				row("organizationPermissions.getOrganizationPermissionList",
						"GET /organization_permissions?limit=7&offset=0", ListOrganizationPermissionsResponse.class,
						(clerk) -> clerk.organizationPermissions().list().limit(7L).call()),

				row("organizationPermissions.getOrganizationPermission", "GET /organization_permissions/perm_1",
						GetOrganizationPermissionResponse.class,
						(clerk) -> clerk.organizationPermissions().get().permissionId("perm_1").call()),

				row("organizationPermissions.createOrganizationPermission", "POST /organization_permissions",
						"{\"name\":\"Acme\",\"key\":\"org:editor\"}", CreateOrganizationPermissionResponse.class,
						(clerk) -> clerk.organizationPermissions()
							.create()
							.request(CreateOrganizationPermissionRequestBody.builder()
								.name("Acme")
								.key("org:editor")
								.build())
							.call()),

				row("organizationPermissions.updateOrganizationPermission", "PATCH /organization_permissions/perm_1",
						"{\"name\":\"Acme\"}", UpdateOrganizationPermissionResponse.class,
						(clerk) -> clerk.organizationPermissions()
							.update()
							.permissionId("perm_1")
							.requestBody(UpdateOrganizationPermissionRequestBody.builder().name("Acme").build())
							.call()),

				row("organizationPermissions.deleteOrganizationPermission", "DELETE /organization_permissions/perm_1",
						DeleteOrganizationPermissionResponse.class,
						(clerk) -> clerk.organizationPermissions().delete().permissionId("perm_1").call()),

				row("organizationRoles.getOrganizationRoleList",
						"GET /organization_roles?order_by=-created_at&limit=7&offset=0",
						ListOrganizationRolesResponse.class,
						(clerk) -> clerk.organizationRoles().list().limit(7L).call()),

				row("organizationRoles.getOrganizationRole", "GET /organization_roles/role_1",
						GetOrganizationRoleResponse.class,
						(clerk) -> clerk.organizationRoles().get().organizationRoleId("role_1").call()),

				row("organizationRoles.createOrganizationRole", "POST /organization_roles",
						"{\"name\":\"Acme\",\"key\":\"org:editor\"}", CreateOrganizationRoleResponse.class,
						(clerk) -> clerk.organizationRoles()
							.create()
							.request(CreateOrganizationRoleRequestBody.builder().name("Acme").key("org:editor").build())
							.call()),

				row("organizationRoles.updateOrganizationRole", "PATCH /organization_roles/role_1",
						"{\"name\":\"Acme\"}", UpdateOrganizationRoleResponse.class,
						(clerk) -> clerk.organizationRoles()
							.update()
							.organizationRoleId("role_1")
							.requestBody(UpdateOrganizationRoleRequestBody.builder().name("Acme").build())
							.call()),

				row("organizationRoles.deleteOrganizationRole", "DELETE /organization_roles/role_1",
						DeleteOrganizationRoleResponse.class,
						(clerk) -> clerk.organizationRoles().delete().organizationRoleId("role_1").call()),

				row("organizationRoles.assignPermissionToOrganizationRole",
						"POST /organization_roles/role_1/permissions/perm_1",
						AssignPermissionToOrganizationRoleResponse.class,
						(clerk) -> clerk.organizationRoles()
							.assignPermission()
							.organizationRoleId("role_1")
							.permissionId("perm_1")
							.call()),

				row("organizationRoles.removePermissionFromOrganizationRole",
						"DELETE /organization_roles/role_1/permissions/perm_1",
						RemovePermissionFromOrganizationRoleResponse.class,
						(clerk) -> clerk.organizationRoles()
							.removePermission()
							.organizationRoleId("role_1")
							.permissionId("perm_1")
							.call()),

				row("roleSets.getRoleSetList", "GET /role_sets?order_by=-created_at&limit=7&offset=0",
						ListRoleSetsResponse.class, (clerk) -> clerk.roleSets().list().limit(7L).call()),

				row("roleSets.getRoleSet", "GET /role_sets/rset_1", GetRoleSetResponse.class,
						(clerk) -> clerk.roleSets().get().roleSetKeyOrId("rset_1").call()),

				row("roleSets.createRoleSet", "POST /role_sets",
						"{\"name\":\"Acme\",\"default_role_key\":\"org:member\",\"creator_role_key\":\"org:admin\",\"roles\":[\"org:member\"]}",
						CreateRoleSetResponse.class,
						(clerk) -> clerk.roleSets()
							.create()
							.request(CreateRoleSetRequestBody.builder()
								.name("Acme")
								.defaultRoleKey("org:member")
								.creatorRoleKey("org:admin")
								.roles(List.of("org:member"))
								.build())
							.call()),

				row("roleSets.updateRoleSet", "PATCH /role_sets/rset_1", "{\"name\":\"Acme\"}",
						UpdateRoleSetResponse.class,
						(clerk) -> clerk.roleSets()
							.update()
							.roleSetKeyOrId("rset_1")
							.requestBody(UpdateRoleSetRequestBody.builder().name("Acme").build())
							.call()),

				row("roleSets.addRolesToRoleSet", "POST /role_sets/rset_1/roles", "{\"role_keys\":[\"org:editor\"]}",
						AddRolesToRoleSetResponse.class,
						(clerk) -> clerk.roleSets()
							.addRoles()
							.roleSetKeyOrId("rset_1")
							.requestBody(AddRolesToRoleSetRequestBody.builder().roleKeys(List.of("org:editor")).build())
							.call()),

				row("roleSets.replaceRoleInRoleSet", "POST /role_sets/rset_1/roles/replace",
						"{\"role_key\":\"org:member\",\"to_role_key\":\"org:admin\"}",
						ReplaceRoleInRoleSetResponse.class,
						(clerk) -> clerk.roleSets()
							.replaceRole()
							.roleSetKeyOrId("rset_1")
							.requestBody(ReplaceRoleInRoleSetRequestBody.builder()
								.roleKey("org:member")
								.toRoleKey("org:admin")
								.build())
							.call()),

				row("roleSets.replaceRoleSet", "POST /role_sets/rset_1/replace",
						"{\"dest_role_set_key\":\"role_set:other\"}", ReplaceRoleSetResponse.class,
						(clerk) -> clerk.roleSets()
							.replace()
							.roleSetKeyOrId("rset_1")
							.requestBody(ReplaceRoleSetRequestBody.builder().destRoleSetKey("role_set:other").build())
							.call()),

				row("samlConnections.getSamlConnectionList", "GET /saml_connections?limit=7&offset=0",
						ListSAMLConnectionsResponse.class,
						(clerk) -> clerk.samlConnections()
							.list()
							.request(ListSAMLConnectionsRequest.builder().limit(7L).build())
							.call()),

				row("samlConnections.createSamlConnection", "POST /saml_connections",
						"{\"name\":\"Acme\",\"domain\":\"example.com\",\"provider\":\"saml_custom\"}",
						CreateSAMLConnectionResponse.class,
						(clerk) -> clerk.samlConnections()
							.create()
							.request(CreateSAMLConnectionRequestBody.of(One.builder()
								.name("Acme")
								.domain("example.com")
								.provider(CreateSAMLConnectionRequestBodyProvider.SAML_CUSTOM)
								.build()))
							.call()),

				row("samlConnections.getSamlConnection", "GET /saml_connections/samlc_1",
						GetSAMLConnectionResponse.class,
						(clerk) -> clerk.samlConnections().get().samlConnectionId("samlc_1").call()),

				row("samlConnections.updateSamlConnection", "PATCH /saml_connections/samlc_1", "{\"name\":\"Acme\"}",
						UpdateSAMLConnectionResponse.class,
						(clerk) -> clerk.samlConnections()
							.update()
							.samlConnectionId("samlc_1")
							.requestBody(UpdateSAMLConnectionRequestBody.builder().name("Acme").build())
							.call()),

				row("samlConnections.deleteSamlConnection", "DELETE /saml_connections/samlc_1",
						DeleteSAMLConnectionResponse.class,
						(clerk) -> clerk.samlConnections().delete().samlConnectionId("samlc_1").call()));
	}

}
