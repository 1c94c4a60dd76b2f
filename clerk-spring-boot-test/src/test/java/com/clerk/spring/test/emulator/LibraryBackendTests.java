package com.clerk.spring.test.emulator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

import com.clerk.spring.backend.BackendTransport;
import com.clerk.spring.backend.ClerkApiError;
import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.ClerkBackend;
import com.clerk.spring.backend.ClerkM2m;
import com.clerk.spring.backend.M2mTokenQuery;
import com.clerk.spring.backend.M2mTokenRequest;
import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkM2mToken;
import com.clerk.spring.model.ClerkOrganization;
import com.clerk.spring.model.ClerkOrganizationMembership;
import com.clerk.spring.model.ClerkSession;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The library's calls of the Backend API, whose records take what the emulator answers.
 */
class LibraryBackendTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private final BackendTransport transport = BackendTransport.create(RestClient.builder(),
			(connectTimeout, readTimeout) -> new JdkClientHttpRequestFactory(), Clock.systemUTC());

	private final ClerkBackend backend = ClerkBackend.create(this.transport,
			ClerkOptions.builder().apiUrl(this.clerk.url()).secretKey(this.clerk.secretKey()).build());

	@AfterEach
	void close() {
		this.clerk.close();
	}

	@Test
	void usersAreRecords() {
		ClerkUser made = this.backend.exchange(HttpMethod.POST, "/users", Map.of("email_address",
				List.of("ada@example.com"), "first_name", "Ada", "public_metadata", Map.of("a", 1)), ClerkUser.class);

		assertThat(made.primaryEmail()).isEqualTo("ada@example.com");
		assertThat(made.firstName()).isEqualTo("Ada");
		assertThat(made.publicMetadata()).containsEntry("a", 1L);
		assertThat(made.createdAt()).isNotNull();
		assertThat(this.backend.exchange(HttpMethod.GET, "/users?email_address={address}", null, ClerkUser[].class,
				"ada@example.com"))
			.containsExactly(made);
		assertThat(this.backend.exchange(HttpMethod.DELETE, "/users/{id}", null, ClerkDeletedObject.class, made.id())
			.deleted()).isTrue();
	}

	@Test
	void organizationsAndMembershipsAreRecords() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();

		ClerkOrganization made = this.backend.exchange(HttpMethod.POST, "/organizations",
				Map.of("name", "Acme", "slug", "acme"), ClerkOrganization.class);
		ClerkOrganizationMembership membership = this.backend.exchange(HttpMethod.POST,
				"/organizations/{id}/memberships", Map.of("user_id", ada.id(), "role", "org:admin"),
				ClerkOrganizationMembership.class, made.id());

		assertThat(made.slug()).isEqualTo("acme");
		assertThat(membership.role()).isEqualTo("org:admin");
		assertThat(membership.organization().membersCount()).isEqualTo(1);
		assertThat(membership.publicUserData().identifier()).isEqualTo("ada@example.com");
	}

	@Test
	void sessionsAreRecords() {
		EmulatedSession session = this.clerk.signIn("ada@example.com");

		ClerkSession found = this.backend.exchange(HttpMethod.GET, "/sessions/{id}", null, ClerkSession.class,
				session.id());

		assertThat(found.userId()).isEqualTo(session.user().id());
		assertThat(found.status()).isEqualTo("active");
		assertThat(found.expireAt()).isAfter(found.createdAt());
	}

	@Test
	void errorsAreTold() {
		this.clerk.user("ada@example.com").create();

		ClerkApiException taken = catchThrowableOfType(ClerkApiException.class, () -> this.backend
			.exchange(HttpMethod.POST, "/users", Map.of("email_address", List.of("ada@example.com")), ClerkUser.class));

		assertThat(taken.status()).isEqualTo(422);
		assertThat(taken.clerkTraceId()).isNotNull();
		assertThat(taken.errors()).singleElement()
			.satisfies((error) -> assertThat(error.code()).isEqualTo("form_identifier_exists"))
			.extracting(ClerkApiError::meta)
			.isEqualTo(Map.of("param_name", "email_address"));
	}

	@Test
	void readsAreRepeatedAfterAFault() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();
		this.clerk.faults().fail("/v1/users/{id}", 503, 1);

		ClerkUser found = this.backend.exchange(HttpMethod.GET, "/users/{id}", null, ClerkUser.class, ada.id());

		assertThat(found.id()).isEqualTo(ada.id());
		assertThat(this.clerk.requests("/v1/users/{id}")).extracting(RecordedRequest::status).containsExactly(503, 200);
	}

	@Test
	void machinesManageTheirTokens() {
		EmulatedMachine billing = this.clerk.machines().create("billing");
		EmulatedMachine importer = this.clerk.machines().create("importer", billing);
		ClerkM2m importing = m2m(importer);

		ClerkM2mToken made = importing
			.createToken(M2mTokenRequest.create().expiresIn(Duration.ofMinutes(10)).claims(Map.of("a", 1)));
		ClerkM2mToken jwt = importing.createToken(M2mTokenRequest.create().expiresIn(Duration.ofMinutes(10)).jwt());

		assertThat(m2m(billing).verifyToken(made.token()).subject()).isEqualTo(importer.id());
		assertThat(importing.listTokens(M2mTokenQuery.ofMachine(importer.id())).m2mTokens())
			.extracting(ClerkM2mToken::id)
			.containsExactly(made.id());
		assertThat(Tokens.verified(this.clerk, jwt.token())).containsEntry("sub", importer.id());
		assertThat(importing.revokeToken(made.id(), "gone").revoked()).isTrue();
		assertThat(catchThrowableOfType(ClerkApiException.class, () -> m2m(billing).verifyToken(made.token())).status())
			.isEqualTo(404);
	}

	private ClerkM2m m2m(EmulatedMachine machine) {
		return ClerkM2m.create(this.transport,
				ClerkOptions.builder().apiUrl(this.clerk.url()).machineSecretKey(machine.secretKey()).build());
	}

}
