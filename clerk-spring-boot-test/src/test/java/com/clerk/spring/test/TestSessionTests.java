package com.clerk.spring.test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.clerk.spring.auth.MachineAuth;
import com.clerk.spring.auth.Requirement;
import com.clerk.spring.auth.Reverification;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.TokenRequest;
import com.clerk.spring.auth.TokenType;
import com.clerk.spring.model.ClerkUser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TestSessionTests {

	private final TestSession user = TestSession.of("user_1");

	@Test
	void shortestUserIsSignedInWithFactorsJustVerified() {
		SessionAuth auth = this.user.auth();

		assertThat(auth.isAuthenticated()).isTrue();
		assertThat(auth.userId()).isEqualTo("user_1");
		assertThat(auth.sessionId()).isEqualTo("sess_test");
		assertThat(auth.sessionStatus()).isEqualTo("active");
		assertThat(auth.orgId()).isNull();
		assertThat(auth.has(Requirement.reverification(Reverification.STRICT_MFA))).isTrue();
	}

	@Test
	void tokenIsMadeUp() {
		assertThat(this.user.auth().getToken()).isEqualTo("made-up-token-of-user_1");
	}

	@Test
	void tokensOfTemplatesAreMadeUp() {
		SessionAuth auth = this.user.auth();

		assertThat(auth.getToken("supabase")).isEqualTo("made-up-supabase-token-of-user_1");
		assertThat(auth.getToken(TokenRequest.sessionToken().expiresIn(Duration.ofMinutes(1))))
			.isEqualTo("made-up-token-of-user_1");
		assertThat(this.user.pending().auth().getToken("supabase")).isNull();
	}

	@Test
	void whoIsMadeUpStaysSignedIn() {
		SessionAuth auth = this.user.auth();
		MachineAuth machine = TestMachine.of(TokenType.API_KEY, "org_1").auth();

		assertThat(auth.recheck()).isSameAs(auth);
		assertThat(machine.recheck()).isSameAs(machine);
	}

	@Test
	void userIsMadeOfWhatIsKnown() {
		ClerkUser user = this.user.user((more) -> more.email("ada@example.com").with("first_name", "Ada"))
			.user((more) -> more.with("public_metadata", Map.of("tier", "gold")))
			.auth()
			.user();

		assertThat(user.id()).isEqualTo("user_1");
		assertThat(user.primaryEmail()).isEqualTo("ada@example.com");
		assertThat(user.firstName()).isEqualTo("Ada");
		assertThat(user.publicMetadata()).isEqualTo(Map.of("tier", "gold"));
		assertThat(this.user.auth().user().primaryEmail()).isNull();
	}

	@Test
	void pendingUserIsNobody() {
		assertThat(this.user.pending().auth().user()).isNull();
	}

	@Test
	void whatCanNotBeAUserIsRefusedByName() {
		SessionAuth auth = this.user.user((more) -> more.with("email_addresses", "ada@example.com")).auth();

		assertThatIllegalArgumentException().isThrownBy(auth::user).withMessageContaining("email_addresses");
		assertThatIllegalArgumentException().isThrownBy(() -> this.user.user((more) -> more.email(" ")));
	}

	@Test
	void organizationIsMadeUpForARole() {
		SessionAuth auth = this.user.role("org:admin").auth();

		assertThat(auth.orgId()).isEqualTo("org_test");
		assertThat(auth.hasRole("org:admin")).isTrue();
	}

	@Test
	void organizationIsMadeUpForAPermission() {
		SessionAuth auth = this.user.permissions("org:projects:create").auth();

		assertThat(auth.orgId()).isEqualTo("org_test");
		assertThat(auth.hasPermission("org:projects:create")).isTrue();
	}

	@Test
	void organizationGivenIsKeptWhateverTheOrder() {
		assertThat(this.user.org("org_1").role("org:admin").auth().orgId()).isEqualTo("org_1");
		assertThat(this.user.role("org:admin").org("org_1").auth().orgId()).isEqualTo("org_1");
	}

	@Test
	void slugIsShown() {
		assertThat(this.user.org("org_1").orgSlug("acme").auth().orgSlug()).isEqualTo("acme");
	}

	@Test
	void prefixesMayBeLeftOut() {
		SessionAuth auth = this.user.role("admin").permissions("projects:create").auth();

		assertThat(auth.orgRole()).isEqualTo("org:admin");
		assertThat(auth.orgPermissions()).containsExactly("org:projects:create");
	}

	@Test
	void permissionsAddUp() {
		SessionAuth auth = this.user.permissions("org:a:read", "org:b:read").permissions("org:c:read").auth();

		assertThat(auth.orgPermissions()).containsExactly("org:a:read", "org:b:read", "org:c:read");
	}

	@Test
	void featuresAndPlansWithoutScopeAreHeldByUserAndOrganization() {
		SessionAuth auth = this.user.features("export", "import").plans("gold").auth();

		assertThat(auth.hasFeature("export")).isTrue();
		assertThat(auth.hasFeature("org:import")).isTrue();
		assertThat(auth.hasFeature("user:import")).isTrue();
		assertThat(auth.hasPlan("gold")).isTrue();
	}

	@Test
	void featuresWithScopeAreHeldThereOnly() {
		SessionAuth auth = this.user.features("user:export").features("org:import").auth();

		assertThat(auth.hasFeature("user:export")).isTrue();
		assertThat(auth.hasFeature("org:export")).isFalse();
		assertThat(auth.hasFeature("org:import")).isTrue();
		assertThat(auth.hasFeature("user:import")).isFalse();
	}

	@Test
	void pendingUserCountsAsSignedOut() {
		SessionAuth auth = this.user.pending().auth();

		assertThat(auth.isAuthenticated()).isFalse();
		assertThat(auth.includingPending().userId()).isEqualTo("user_1");
	}

	@Test
	void agesOfFactorsCount() {
		SessionAuth stale = this.user.factorsVerified(Duration.ofHours(2), Duration.ofMinutes(30)).auth();
		SessionAuth firstOnly = this.user.firstFactorVerified(Duration.ofMinutes(5)).auth();

		assertThat(stale.has(Requirement.reverification(Reverification.STRICT))).isFalse();
		assertThat(stale.has(Requirement.reverification(Reverification.MODERATE))).isTrue();
		assertThat(firstOnly.has(Requirement.reverification(Reverification.STRICT_MFA))).isTrue();
	}

	@Test
	void claimsAreReadAsAnObject() {
		SessionAuth auth = this.user.with("tier", "gold").with("seats", 3).auth();

		assertThat(auth.claims().as(Membership.class)).isEqualTo(new Membership("gold", 3));
	}

	@Test
	void sessionsDoNotChange() {
		this.user.role("org:admin").with("tier", List.of());

		assertThat(this.user.auth().orgRole()).isNull();
		assertThat(this.user.auth().claims().get("tier")).isNull();
	}

	@Test
	void blankUserIsAnError() {
		assertThatIllegalArgumentException().isThrownBy(() -> TestSession.of(" "));
	}

	record Membership(String tier, int seats) {

	}

}
