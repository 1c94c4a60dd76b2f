package com.clerk.spring.test.emulator.directory;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.clerk.spring.test.emulator.http.ApiException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How much visitors can make.
 */
class QuotasTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private static final int CAPACITY = 3;

	private final Directory directory = new Directory(CAPACITY);

	private final Organizations organizations = new Organizations(this.directory, new Roles(), new NoSessions(),
			ChangeEvents.NONE, Clock.fixed(NOW, ZoneOffset.UTC));

	private final Users users = new Users(this.directory, this.organizations, new NoSessions(), ChangeEvents.NONE,
			Clock.fixed(NOW, ZoneOffset.UTC));

	private final UserAccount ada = account("ada@example.com");

	@BeforeEach
	void add() {
		this.users.add(this.ada);
	}

	@Test
	void visitorsSignUpUntilThereAreTooManyUsers() {
		assertThat(this.users.signUp(account("bob@example.com"))).isTrue();
		assertThat(this.users.signUp(account("eve@example.com"))).isTrue();

		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> this.users.signUp(account("fay@example.com")))
			.withMessageContaining("3");
		this.users.add(account("made-by-a-test@example.com"));
	}

	@Test
	void usersMakeOrganizationsUntilThereAreTooMany() {
		for (int i = 0; i < CAPACITY; i++) {
			this.organizations.addBy(this.ada, organization("org-" + i));
		}

		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> this.organizations.addBy(this.ada, organization("one-more")))
			.withMessageContaining("3");
		this.organizations.add(organization("made-by-a-test"));
	}

	@Test
	void membersInviteUntilThereAreTooManyInvitations() {
		OrganizationAccount acme = this.organizations.addBy(this.ada, organization("acme"));
		for (int i = 0; i < CAPACITY; i++) {
			Invitation made = this.organizations.invitations().create(invitation(acme, i)).invitation();
			this.organizations.invitations().revoke(made.id());
		}

		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> this.organizations.invitations().create(invitation(acme, CAPACITY)))
			.withMessageContaining("3");
	}

	private static UserAccount account(String address) {
		return UserAccount.of(User.of(address), NOW);
	}

	private static OrganizationAccount organization(String slug) {
		return OrganizationAccount.of(Organization.of(slug, slug), Metadata.NONE, null, NOW);
	}

	private static Invitation invitation(OrganizationAccount organization, int number) {
		return Invitation.of(organization.id(), number + "@example.com", Roles.MEMBER, NOW);
	}

	private static final class NoSessions implements UserSessions {

		@Override
		public void revokeAll(String userId) {
		}

		@Override
		public void removeAll(String userId) {
		}

		@Override
		public void leaveOrganization(String organizationId, Predicate<String> userIds) {
		}

	}

}
