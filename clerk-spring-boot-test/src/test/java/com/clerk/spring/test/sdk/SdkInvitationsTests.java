package com.clerk.spring.test.sdk;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.Invitation;
import com.clerk.backend_api.models.components.InvitationRevoked;
import com.clerk.backend_api.models.components.OrganizationInvitation;
import com.clerk.backend_api.models.components.OrganizationInvitationWithPublicOrganizationData;
import com.clerk.backend_api.models.components.OrganizationInvitations;
import com.clerk.backend_api.models.operations.CreateInvitationRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationInvitationBulkRequestBody;
import com.clerk.backend_api.models.operations.CreateOrganizationInvitationRequestBody;
import com.clerk.backend_api.models.operations.ListInstanceOrganizationInvitationsRequest;
import com.clerk.backend_api.models.operations.ListInvitationsRequest;
import com.clerk.backend_api.models.operations.ListOrganizationInvitationsRequest;
import com.clerk.backend_api.models.operations.RequestBody;
import com.clerk.backend_api.models.operations.RevokeOrganizationInvitationRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedOrganization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about invitations.
 */
class SdkInvitationsTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	private final EmulatedOrganization acme = this.clerk.organization("acme").create();

	private final String ada = this.clerk.user("ada@example.com").create().id();

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void invitationsToOrganizationsAreMadeListedAndRevoked() {
		OrganizationInvitation made = whole(this.sdk.organizationInvitations()
			.create()
			.organizationId(this.acme.id())
			.requestBody(CreateOrganizationInvitationRequestBody.builder()
				.emailAddress("new@example.com")
				.role("org:member")
				.inviterUserId(this.ada)
				.publicMetadata(Map.of("team", "blue"))
				.privateMetadata(Map.of("cost", "7"))
				.redirectUrl("http://localhost:8080/join")
				.build())
			.call()
			.organizationInvitation());
		OrganizationInvitations listed = whole(this.sdk.organizationInvitations()
			.list(ListOrganizationInvitationsRequest.builder().organizationId(this.acme.id()).build())
			.organizationInvitations());
		OrganizationInvitation got = whole(
				this.sdk.organizationInvitations().get(this.acme.id(), made.id()).organizationInvitation());
		OrganizationInvitation revoked = whole(this.sdk.organizationInvitations()
			.revoke()
			.organizationId(this.acme.id())
			.invitationId(made.id())
			.requestBody(RevokeOrganizationInvitationRequestBody.builder().requestingUserId(this.ada).build())
			.call()
			.organizationInvitation());

		assertThat(made.object().value()).isEqualTo("organization_invitation");
		assertThat(made.emailAddress()).isEqualTo("new@example.com");
		assertThat(made.organizationId()).contains(this.acme.id());
		assertThat(made.publicInviterData())
			.hasValueSatisfying((user) -> assertThat(user.userId()).isEqualTo(this.ada));
		assertThat(made.publicMetadata()).isEqualTo(Map.of("team", "blue"));
		assertThat(made.privateMetadata()).contains(Map.of("cost", "7"));
		assertThat(listed.totalCount()).isEqualTo(1);
		assertThat(listed.data()).extracting(OrganizationInvitation::id).containsExactly(made.id());
		assertThat(got.status()).contains("pending");
		assertThat(revoked.status()).contains("revoked");
	}

	@Test
	void invitationsToOrganizationsAreListedForAll() {
		OrganizationInvitations made = whole(this.sdk.organizationInvitations()
			.bulkCreate(this.acme.id(), List.of(bulk("new@example.com"), bulk("other@example.com")))
			.organizationInvitations());
		List<OrganizationInvitationWithPublicOrganizationData> all = whole(this.sdk.organizationInvitations()
			.getAll(ListInstanceOrganizationInvitationsRequest.builder().build())
			.organizationInvitationsWithPublicOrganizationData()).data();
		OrganizationInvitations pending = whole(
				this.sdk.organizationInvitations().listPending(this.acme.id()).organizationInvitations());

		assertThat(made.totalCount()).isEqualTo(2);
		assertThat(all).hasSize(2)
			.allSatisfy((each) -> assertThat(each.publicOrganizationData().orElseThrow().slug()).isEqualTo("acme"));
		assertThat(pending.data()).hasSize(2);
		assertThat(whole(this.sdk.users()
			.getOrganizationInvitations(this.ada)
			.organizationInvitationsWithPublicOrganizationData()).totalCount()).isZero();
	}

	private static CreateOrganizationInvitationBulkRequestBody bulk(String emailAddress) {
		return CreateOrganizationInvitationBulkRequestBody.builder()
			.emailAddress(emailAddress)
			.role("org:member")
			.build();
	}

	@Test
	void invitationsToSignUpAreMadeListedAndRevoked() {
		Invitation made = whole(this.sdk.invitations()
			.create()
			.request(CreateInvitationRequestBody.builder()
				.emailAddress("new@example.com")
				.publicMetadata(Map.of("team", "blue"))
				.build())
			.call()
			.invitation());
		List<Invitation> several = whole(this.sdk.invitations()
			.bulkCreate()
			.request(List.of(RequestBody.builder().emailAddress("other@example.com").build()))
			.call()
			.invitationList());
		List<Invitation> listed = whole(
				this.sdk.invitations().list(ListInvitationsRequest.builder().build()).invitationList());
		InvitationRevoked revoked = whole(this.sdk.invitations().revoke(made.id()).invitationRevoked());

		assertThat(made.object().value()).isEqualTo("invitation");
		assertThat(made.status().value()).isEqualTo("pending");
		assertThat(made.publicMetadata()).isEqualTo(Map.of("team", "blue"));
		assertThat(made.url()).hasValueSatisfying((url) -> assertThat(url).contains("__clerk_ticket="));
		assertThat(several).hasSize(1);
		assertThat(listed).extracting(Invitation::id).containsExactly(several.get(0).id(), made.id());
		assertThat(revoked.status().value()).isEqualTo("revoked");
		assertThat(revoked.revoked()).contains(true);
	}

}
