package com.clerk.spring.test.sdk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

import com.clerk.backend_api.Clerk;
import com.clerk.backend_api.models.components.DeletedObject;
import com.clerk.backend_api.models.components.Organization;
import com.clerk.backend_api.models.components.OrganizationInvitation;
import com.clerk.backend_api.models.components.OrganizationMembership;
import com.clerk.backend_api.models.components.Session;
import com.clerk.backend_api.models.components.User;
import com.clerk.backend_api.models.operations.CreateOrganizationInvitationRequestBody;
import com.clerk.backend_api.utils.JSON;
import com.clerk.spring.test.emulator.ClerkEmulator;
import com.clerk.spring.test.emulator.EmulatedDelivery;
import com.clerk.spring.test.emulator.EmulatedOrganization;
import com.clerk.spring.test.emulator.EmulatedSession;
import com.clerk.spring.test.emulator.EmulatedUser;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.clerk.spring.test.sdk.SdkAssertions.whole;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the webhooks of the emulator tell of is what Clerk's own client has types for.
 */
class SdkWebhooksTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().start();

	private HttpServer endpoint;

	@BeforeEach
	void listen() throws Exception {
		this.endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.endpoint.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		this.endpoint.start();
		this.clerk.webhooks().endpoint("http://localhost:" + this.endpoint.getAddress().getPort() + "/");
	}

	@AfterEach
	void close() {
		this.endpoint.stop(0);
		this.clerk.close();
	}

	@Test
	void aUserIsToldWhole() throws Exception {
		EmulatedUser ada = this.clerk.user("ada@example.com")
			.name("Ada", "Lovelace")
			.publicMetadata(Map.of("team", "engines"))
			.create();
		this.clerk.users().delete(ada);

		User created = whole(data("user.created", User.class));
		DeletedObject deleted = whole(data("user.deleted", DeletedObject.class));

		assertThat(created.id()).isEqualTo(ada.id());
		assertThat(created.lastName()).contains("Lovelace");
		assertThat(created.publicMetadata()).isEqualTo(Map.of("team", "engines"));
		assertThat(deleted.id()).contains(ada.id());
		assertThat(deleted.deleted()).isTrue();
	}

	@Test
	void anOrganizationAndItsMemberAreToldWhole() throws Exception {
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("acme", "org:admin", "org:a:read").create();

		Organization organization = whole(data("organization.created", Organization.class));
		OrganizationMembership membership = whole(data("organizationMembership.created", OrganizationMembership.class));

		assertThat(organization.slug()).isEqualTo("acme");
		assertThat(membership.organization().id()).isEqualTo(organization.id());
		assertThat(membership.role()).isEqualTo("org:admin");
		assertThat(membership.publicUserData().orElseThrow().userId()).isEqualTo(ada.id());
	}

	@Test
	void aSessionIsToldWhole() throws Exception {
		EmulatedSession session = this.clerk.signIn("ada@example.com");
		session.end();

		Session created = whole(data("session.created", Session.class));
		Session ended = whole(data("session.ended", Session.class));

		assertThat(created.id()).isEqualTo(session.id());
		assertThat(created.status().value()).isEqualTo("active");
		assertThat(ended.id()).isEqualTo(session.id());
		assertThat(ended.status().value()).isEqualTo("ended");
	}

	@Test
	void anInvitationIsToldWhole() throws Exception {
		EmulatedOrganization acme = this.clerk.organization("acme").create();
		Clerk sdk = Sdk.of(this.clerk);
		OrganizationInvitation made = sdk.organizationInvitations()
			.create()
			.organizationId(acme.id())
			.requestBody(CreateOrganizationInvitationRequestBody.builder()
				.emailAddress("new@example.com")
				.role("org:member")
				.build())
			.call()
			.organizationInvitation()
			.orElseThrow();
		sdk.organizationInvitations().revoke(acme.id(), made.id());

		assertThat(whole(data("organizationInvitation.created", OrganizationInvitation.class))).isEqualTo(made);
		assertThat(whole(data("organizationInvitation.revoked", OrganizationInvitation.class)).status())
			.contains("revoked");
	}

	private <T> T data(String type, Class<T> model) throws Exception {
		List<EmulatedDelivery> deliveries = this.clerk.webhooks()
			.deliveries()
			.stream()
			.filter((each) -> each.type().equals(type))
			.toList();
		assertThat(deliveries).hasSize(1);
		JsonNode event = JSON.getMapper().readTree(deliveries.get(0).webhook().body());
		return JSON.getMapper().treeToValue(event.get("data"), model);
	}

}
