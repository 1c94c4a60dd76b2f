package com.clerk.spring.test.sdk;

import java.util.List;
import java.util.Map;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.DeletedObject;
import com.clerk.backend_api.models.components.EmailAddress;
import com.clerk.backend_api.models.components.OrganizationMembership;
import com.clerk.backend_api.models.components.OrganizationMemberships;
import com.clerk.backend_api.models.components.User;
import com.clerk.backend_api.models.operations.CreateUserRequestBody;
import com.clerk.backend_api.models.operations.GetUserListRequest;
import com.clerk.backend_api.models.operations.GetUsersCountRequest;
import com.clerk.backend_api.models.operations.UpdateUserMetadataRequestBody;
import com.clerk.backend_api.models.operations.UpdateUserRequestBody;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clerk's own client takes what the emulator answers about users.
 */
class SdkUsersTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final Clerk sdk = Sdk.of(this.clerk);

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void aUserIsWhole() {
		EmulatedUser ada = this.clerk.user("ada@example.com")
			.name("Ada", "Lovelace")
			.username("ada")
			.externalId("employee-1")
			.password("correct-horse-42")
			.publicMetadata(Map.of("team", "engines"))
			.privateMetadata(Map.of("level", 7))
			.unsafeMetadata(Map.of("theme", "dark"))
			.create();

		User user = whole(this.sdk.users().get(ada.id()).user());

		assertThat(user.id()).isEqualTo(ada.id());
		assertThat(user.object().value()).isEqualTo("user");
		assertThat(user.firstName()).contains("Ada");
		assertThat(user.lastName()).contains("Lovelace");
		assertThat(user.username()).contains("ada");
		assertThat(user.externalId()).contains("employee-1");
		assertThat(user.passwordEnabled()).isTrue();
		assertThat(user.banned()).isFalse();
		assertThat(user.publicMetadata()).isEqualTo(Map.of("team", "engines"));
		assertThat(user.privateMetadata().get()).isEqualTo(Map.of("level", 7));
		assertThat(user.unsafeMetadata()).contains(Map.of("theme", "dark"));
		assertThat(user.createdAt()).isPositive().isEqualTo(user.updatedAt());
		EmailAddress address = user.emailAddresses().get(0);
		assertThat(address.emailAddress()).isEqualTo("ada@example.com");
		assertThat(address.id()).isEqualTo(user.primaryEmailAddressId());
		assertThat(address.verification()).isPresent();
	}

	@Test
	void aNewUserHasWhatWasAskedFor() {
		User user = whole(this.sdk.users()
			.create(CreateUserRequestBody.builder()
				.emailAddress(List.of("ada@example.com"))
				.firstName("Ada")
				.password("correct-horse-42")
				.publicMetadata(Map.of("team", "engines"))
				.build())
			.user());

		assertThat(user.firstName()).contains("Ada");
		assertThat(user.emailAddresses()).singleElement()
			.satisfies((address) -> assertThat(address.emailAddress()).isEqualTo("ada@example.com"));
		assertThat(user.publicMetadata()).isEqualTo(Map.of("team", "engines"));
	}

	@Test
	void usersAreListedAndCounted() {
		String ada = this.clerk.user("ada@example.com").create().id();
		this.clerk.user("bob@example.com").create();

		assertThat(whole(this.sdk.users().list(GetUserListRequest.builder().build()).userList())).hasSize(2);
		assertThat(this.sdk.users()
			.list(GetUserListRequest.builder().emailAddress(List.of("ada@example.com")).build())
			.userList()
			.orElseThrow()).extracting(User::id).containsExactly(ada);
		assertThat(whole(this.sdk.users().count(GetUsersCountRequest.builder().build()).totalCount()).totalCount())
			.isEqualTo(2);
	}

	@Test
	void changesAreAnsweredWithTheUser() {
		String ada = this.clerk.user("ada@example.com").create().id();

		User renamed = whole(
				this.sdk.users().update(ada, UpdateUserRequestBody.builder().firstName("Augusta").build()).user());
		User merged = whole(this.sdk.users()
			.updateMetadata()
			.userId(ada)
			.requestBody(UpdateUserMetadataRequestBody.builder().publicMetadata(Map.of("a", "b")).build())
			.call()
			.user());

		assertThat(renamed.firstName()).contains("Augusta");
		assertThat(merged.publicMetadata()).isEqualTo(Map.of("a", "b"));
		assertThat(whole(this.sdk.users().ban(ada).user()).banned()).isTrue();
		assertThat(whole(this.sdk.users().unban(ada).user()).banned()).isFalse();
		assertThat(whole(this.sdk.users().lock(ada).user()).locked()).isTrue();
		assertThat(whole(this.sdk.users().unlock(ada).user()).locked()).isFalse();
	}

	@Test
	void aDeletedUserIsNamed() {
		String ada = this.clerk.user("ada@example.com").create().id();

		DeletedObject deleted = whole(this.sdk.users().delete(ada).deletedObject());

		assertThat(deleted.object()).isEqualTo("user");
		assertThat(deleted.id()).contains(ada);
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void membershipsOfAUserNameTheOrganization() {
		EmulatedUser ada = this.clerk.user("ada@example.com")
			.name("Ada", "Lovelace")
			.memberOf("acme", "org:admin", "org:invoices:read")
			.create();

		OrganizationMemberships memberships = whole(
				this.sdk.users().getOrganizationMemberships(ada.id()).organizationMemberships());

		assertThat(memberships.totalCount()).isEqualTo(1);
		OrganizationMembership membership = memberships.data().get(0);
		assertThat(membership.role()).isEqualTo("org:admin");
		assertThat(membership.permissions()).contains("org:invoices:read");
		assertThat(membership.organization().slug()).isEqualTo("acme");
		assertThat(membership.publicUserData().orElseThrow().userId()).isEqualTo(ada.id());
		assertThat(membership.publicUserData().orElseThrow().firstName()).contains("Ada");
		assertThat(membership.publicUserData().orElseThrow().identifier().get()).isEqualTo("ada@example.com");
	}

}
