package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.clerk.spring.test.emulator.http.Json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Webhooks that tell of changes.
 */
class ChangeWebhooksTests {

	private final ClerkEmulator clerk = ClerkEmulator.builder().sharedKeyPair().demoData().start();

	private final Visitor application = new Visitor(this.clerk).header("Authorization",
			"Bearer " + this.clerk.secretKey());

	private final List<String> bodies = new CopyOnWriteArrayList<>();

	/** What the next requests are answered with; 200 after that. */
	private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

	private HttpServer endpoint;

	@BeforeEach
	void listen() throws IOException {
		this.endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.endpoint.createContext("/", (exchange) -> {
			this.bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			Integer status = this.answers.poll();
			exchange.sendResponseHeaders((status != null) ? status : 200, -1);
			exchange.close();
		});
		this.endpoint.setExecutor(Executors.newCachedThreadPool());
		this.endpoint.start();
		this.clerk.webhooks().endpoint("http://localhost:" + this.endpoint.getAddress().getPort() + "/");
	}

	@AfterEach
	void close() {
		this.endpoint.stop(0);
		this.clerk.close();
	}

	@Test
	void usersAreTold() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();
		this.application.patch("/v1/users/" + ada.id(), "{\"first_name\":\"Ada\"}");
		Map<String, Object> shown = this.application.get("/v1/users/" + ada.id()).json();
		this.application.delete("/v1/users/" + ada.id());

		assertThat(types()).containsExactly("user.created", "user.updated", "user.deleted");
		assertThat(data(1)).isEqualTo(shown);
		assertThat(data(2)).containsEntry("id", ada.id()).containsEntry("deleted", true);
	}

	@Test
	void organizationsAndMembershipsAreTold() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();
		this.application.post("/v1/organizations",
				"{\"name\":\"New\",\"slug\":\"new\",\"created_by\":\"" + ada.id() + "\"}");
		this.application.patch("/v1/organizations/new", "{\"name\":\"Newer\"}");
		this.application.patch("/v1/organizations/new/memberships/" + ada.id(), "{\"role\":\"org:member\"}");
		Map<String, Object> shown = this.application.get("/v1/organizations/new/memberships").list("data").get(0);
		this.application.delete("/v1/organizations/new");

		assertThat(types()).containsExactly("user.created", "organization.created", "organizationMembership.created",
				"organization.updated", "organizationMembership.updated", "organizationMembership.deleted",
				"organization.deleted");
		assertThat(data(4)).isEqualTo(shown);
		assertThat(data(5)).containsEntry("id", shown.get("id"))
			.containsEntry("public_user_data", shown.get("public_user_data"));
		assertThat(data(6)).containsEntry("slug", "new").containsEntry("deleted", true);
	}

	@Test
	void whatAUserIsMadeWithIsToldToo() {
		EmulatedUser ada = this.clerk.user("ada@example.com").memberOf("new", "org:admin").create();
		this.clerk.users().delete(ada);

		assertThat(types()).containsExactly("organization.created", "user.created", "organizationMembership.created",
				"organizationMembership.deleted", "user.deleted");
	}

	@Test
	void sessionsAreTold() {
		this.clerk.signIn("ada+clerk_test@example.com").end();
		this.clerk.signIn("ada+clerk_test@example.com").pending().revoke();
		Visitor browser = new Visitor(this.clerk);
		browser.signIn("/sign-in", "bob+clerk_test@example.com", "battery-staple-42");
		browser.submit("/sign-out", Map.of());

		assertThat(types()).containsExactly("session.created", "session.ended", "session.created", "session.revoked",
				"session.created", "session.removed");
		assertThat(data(1)).containsEntry("status", "ended").containsKeys("id", "client_id", "user_id");
		assertThat(data(1).get("user").toString()).contains("ada+clerk_test@example.com");
	}

	@Test
	void aBanIsToldWithTheSessionsThatItEnds() {
		EmulatedUser ada = this.clerk.users().find("ada+clerk_test@example.com").orElseThrow();
		this.clerk.signIn(ada);

		this.clerk.users().ban(ada);

		assertThat(types()).containsExactly("session.created", "user.updated", "session.revoked");
	}

	@Test
	void invitationsAreTold() {
		String path = "/v1/organizations/acme/invitations";
		Map<String, Object> made = this.application
			.post(path, "{\"email_address\":\"new@example.com\",\"role\":\"org:member\"}")
			.json();
		Map<String, Object> revoked = this.application.post(path + "/" + made.get("id") + "/revoke", "").json();

		assertThat(types()).containsExactly("organizationInvitation.created", "organizationInvitation.revoked");
		assertThat(data(0)).isEqualTo(made);
		assertThat(data(1)).isEqualTo(revoked).containsEntry("status", "revoked");
	}

	@Test
	void whatATestChangesIsToldAsWhatTheApplicationDoes() {
		EmulatedUser ada = this.clerk.user("ada@example.com").create();
		this.clerk.users().update(ada, Map.of("first_name", "Ada"));
		EmulatedOrganization organization = this.clerk.organization("new").create();
		this.clerk.organizations().update(organization, Map.of("name", "Newer"));
		this.clerk.organizations().addMember(organization, ada, "org:admin");
		this.clerk.organizations().changeRole(organization, ada, "org:member");
		this.clerk.organizations().removeMember(organization, ada);
		this.clerk.organizations().delete(organization);
		this.clerk.users().delete(ada);

		assertThat(types()).containsExactly("user.created", "user.updated", "organization.created",
				"organization.updated", "organizationMembership.created", "organizationMembership.updated",
				"organizationMembership.deleted", "organization.deleted", "user.deleted");
	}

	@Test
	void sessionsOfTheApplicationAreTold() {
		Map<String, Object> session = this.application
			.post("/v1/sessions", "{\"user_id\":\"user_2demoAda000000000000000000\"}")
			.json();
		this.application.post("/v1/sessions/" + session.get("id") + "/revoke", "");

		assertThat(types()).containsExactly("session.created", "session.revoked");
		assertThat(data(0)).containsEntry("id", session.get("id"));
	}

	@Test
	void sessionsOfTheBrowserClientAreTold() {
		BrowserVisitor browser = BrowserVisitor.development(this.clerk);
		String first = browser.signIn("ada+clerk_test@example.com", "correct-horse-42");
		browser.post("/v1/client/sessions/" + first + "/end", Map.of());
		String second = browser.signIn("ada+clerk_test@example.com", "correct-horse-42");
		browser.post("/v1/client/sessions/" + second + "/remove", Map.of());
		browser.signIn("ada+clerk_test@example.com", "correct-horse-42");
		browser.post("DELETE", "/v1/client/sessions", Map.of());

		assertThat(types()).containsExactly("session.created", "session.ended", "session.created", "session.removed",
				"session.created", "session.removed");
	}

	@Test
	void aSignUpIsTold() {
		new Visitor(this.clerk).submit("/sign-up",
				Map.of("name", "New One", "identifier", "new@example.com", "password", "correct-horse-42"));

		assertThat(types()).containsExactly("user.created", "session.created");
	}

	@Test
	void nothingIsToldWhereNothingChanged() {
		this.application.post("/v1/users", "{\"email_address\":[\"ada+clerk_test@example.com\"]}");
		this.application.patch("/v1/users/user_none", "{\"first_name\":\"Ada\"}");
		this.application.delete("/v1/organizations/none");
		this.clerk.organizations().find("acme").orElseThrow();

		assertThat(this.clerk.webhooks().deliveries()).isEmpty();
	}

	@Test
	void whatTheEndpointAnswersMakesNoDifferenceToTheChange() {
		this.answers.addAll(List.of(500, 500, 500));

		EmulatedUser ada = this.clerk.user("ada@example.com").create();

		EmulatedDelivery failed = this.clerk.webhooks().deliveries().get(0);
		assertThat(failed.status()).isEqualTo(500);
		assertThat(failed.isAccepted()).isFalse();
		assertThat(this.application.get("/v1/users/" + ada.id()).status()).isEqualTo(200);
		assertThat(this.clerk.webhooks().resend(failed.id())).isEqualTo(200);
		assertThat(this.clerk.webhooks().deliveries()).hasSize(4)
			.last()
			.satisfies((again) -> assertThat(again.id()).isEqualTo(failed.id()))
			.satisfies((again) -> assertThat(again.isAccepted()).isTrue());
		assertThat(this.bodies).hasSize(4).containsOnly(this.bodies.get(0));
	}

	@Test
	void whatIsNotTakenIsSentTwiceMoreUnderTheSameId() {
		this.answers.addAll(List.of(500, 404, 400, 500));

		this.clerk.user("ada@example.com").create();

		assertThat(this.clerk.webhooks().deliveries()).extracting(EmulatedDelivery::status)
			.containsExactly(500, 404, 400);
		assertThat(this.clerk.webhooks().deliveries()).extracting(EmulatedDelivery::id)
			.containsOnly(this.clerk.webhooks().deliveries().get(0).id());
	}

	@Test
	void whatIsTakenIsNotSentAgain() {
		this.answers.addAll(List.of(503, 204));

		this.clerk.user("ada@example.com").create();
		this.clerk.user("bob@example.com").create();

		assertThat(this.clerk.webhooks().deliveries()).extracting(EmulatedDelivery::status)
			.containsExactly(503, 204, 200);
	}

	@Test
	void whatATestSendsIsSentOnce() {
		this.answers.addAll(List.of(500, 204));

		assertThat(this.clerk.webhooks().send("role.created", Map.of("id", "role_1"))).isEqualTo(500);
		assertThat(this.clerk.webhooks().deliveries()).hasSize(1);
	}

	@Test
	void whenNobodyListensThenTheChangeIsMadeAllTheSame() {
		this.endpoint.stop(0);

		EmulatedUser ada = this.clerk.user("ada@example.com").create();

		assertThat(this.clerk.webhooks().deliveries()).extracting(EmulatedDelivery::status).containsExactly(0, 0, 0);
		assertThat(this.application.get("/v1/users/" + ada.id()).status()).isEqualTo(200);
	}

	@Test
	void whoHearsOfAChangeMayMakeAnother() {
		this.endpoint.removeContext("/");
		this.endpoint.createContext("/", (exchange) -> {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			if (body.contains("user.created")) {
				this.application.patch("/v1/users/" + this.clerk.users().find("ada@example.com").orElseThrow().id(),
						"{\"external_id\":\"7\"}");
			}
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});

		this.clerk.user("ada@example.com").create();

		assertThat(this.clerk.webhooks().deliveries()).allMatch(EmulatedDelivery::isAccepted)
			.extracting(EmulatedDelivery::type)
			.containsExactlyInAnyOrder("user.created", "user.updated");
	}

	@Test
	void withoutAnEndpointNothingIsSent() {
		this.clerk.webhooks().noEndpoint();

		this.clerk.user("ada@example.com").create();

		assertThat(this.clerk.webhooks().deliveries()).isEmpty();
	}

	@Test
	void resetForgetsDeliveriesAndTellsNobody() {
		this.clerk.user("ada@example.com").create();

		this.clerk.reset();

		assertThat(this.clerk.webhooks().deliveries()).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.webhooks().resend("msg_1"));
		assertThat(this.bodies).hasSize(1);
	}

	@Test
	void resetForgetsTheEndpoint() {
		this.clerk.resetKeepingKeys();
		this.clerk.user("ada@example.com").create();

		assertThat(this.bodies).isEmpty();
		assertThat(this.clerk.webhooks().deliveries()).isEmpty();
	}

	@Test
	void endedMembershipsDoNotCount() {
		EmulatedOrganization acme = this.clerk.organizations().find("acme").orElseThrow();
		EmulatedUser ada = this.clerk.signIn("ada+clerk_test@example.com").user();

		this.clerk.organizations().removeMember(acme, ada);

		assertThat(this.bodies).last().asString().contains("organizationMembership.deleted", "\"members_count\":0");
	}

	@Test
	void membershipsThatEndWithTheirUserOrOrganizationDoNotCount() {
		this.clerk.organizations().delete(this.clerk.organizations().find("acme").orElseThrow());
		this.clerk.users().delete(this.clerk.signIn("ada+clerk_test@example.com").user());

		assertThat(this.bodies).filteredOn((body) -> body.contains("organizationMembership.deleted"))
			.hasSize(2)
			.allSatisfy((body) -> assertThat(body).contains("\"members_count\":0"));
	}

	@Test
	void whatIsNoAddressIsNoEndpoint() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.clerk.webhooks().endpoint("/webhooks"));
	}

	private List<String> types() {
		return this.clerk.webhooks().deliveries().stream().map(EmulatedDelivery::type).toList();
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> data(int index) {
		EmulatedWebhook webhook = this.clerk.webhooks().deliveries().get(index).webhook();
		return (Map<String, Object>) Json.readBody(webhook.body()).get("data");
	}

}
