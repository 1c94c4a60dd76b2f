package com.clerk.spring.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.OrganizationMembershipEvent.OrganizationMembershipDeleted;
import com.clerk.spring.webhook.event.OtherClerkEvent;
import com.clerk.spring.webhook.event.SessionEvent.SessionCreated;
import com.clerk.spring.webhook.event.UserEvent.UserCreated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The types of {@code shared/spec/webhooks.md} section 3.
 */
class EventTypesTests {

	@ParameterizedTest
	@ValueSource(strings = { "user.created", "user.updated", "user.deleted", "session.created", "session.ended",
			"session.removed", "session.revoked", "organization.created", "organization.updated",
			"organization.deleted", "organizationDomain.created", "organizationDomain.updated",
			"organizationDomain.deleted", "organizationMembership.created", "organizationMembership.updated",
			"organizationMembership.deleted", "organizationInvitation.created", "organizationInvitation.accepted",
			"organizationInvitation.revoked", "role.created", "role.updated", "role.deleted", "permission.created",
			"permission.updated", "permission.deleted", "waitlistEntry.created", "waitlistEntry.updated",
			"email.created", "sms.created", "subscription.created", "subscription.updated", "subscription.active",
			"subscription.pastDue", "subscriptionItem.created", "subscriptionItem.updated", "subscriptionItem.active",
			"subscriptionItem.canceled", "subscriptionItem.upcoming", "subscriptionItem.ended",
			"subscriptionItem.abandoned", "subscriptionItem.incomplete", "subscriptionItem.pastDue",
			"subscriptionItem.freeTrialEnding", "paymentAttempt.created", "paymentAttempt.updated" })
	void eachTypeHasARecordOfItsName(String type) {
		ClerkEvent event = event(type, "{\"id\":\"x_1\",\"object\":\"whatever\",\"unheard_of\":{\"a\":[1]}}");

		assertThat(event).isNotInstanceOf(OtherClerkEvent.class);
		assertThat(event.getClass().getSimpleName()).isEqualToIgnoringCase(type.replace(".", ""));
		assertThat(event.data()).extracting("id").isEqualTo("x_1");
		assertThat(event.type()).isEqualTo(type);
		assertThat(event.json()).containsKeys("type", "data");
	}

	@Test
	void membersAreReadByTheirNamesAndTimesInMilliseconds() {
		ClerkUser user = ((UserCreated) event("user.created", """
				{"id": "user_1", "external_id": "7", "first_name": "Zoë", "has_image": true, "banned": null,
				"public_metadata": {"plan": {"name": "pro", "seats": 3}}, "created_at": 1654012591514,
				"email_addresses": [{"id": "idn_1", "email_address": "a@example.com",
				"verification": {"status": "verified", "strategy": "ticket"}, "linked_to": []}]}""")).data();

		assertThat(user.externalId()).isEqualTo("7");
		assertThat(user.firstName()).isEqualTo("Zoë");
		assertThat(user.hasImage()).isTrue();
		assertThat(user.banned()).isFalse();
		assertThat(user.publicMetadata()).containsEntry("plan", Map.of("name", "pro", "seats", 3L));
		assertThat(user.privateMetadata()).isEmpty();
		assertThat(user.createdAt()).isEqualTo(Instant.ofEpochMilli(1_654_012_591_514L));
		assertThat(user.updatedAt()).isNull();
		assertThat(user.emailAddresses()).singleElement()
			.satisfies((address) -> assertThat(address.verification().status()).isEqualTo("verified"));
		assertThat(user.primaryEmail()).as("the first is not the main one").isNull();
	}

	@Test
	void aSessionMayComeWithItsUser() {
		SessionCreated event = (SessionCreated) event("session.created",
				"{\"id\":\"sess_1\",\"user_id\":\"user_1\",\"user\":{\"id\":\"user_1\"}}");

		assertThat(event.data().user().id()).isEqualTo("user_1");
	}

	@Test
	void aDeletedMembershipIsWhole() {
		OrganizationMembershipDeleted event = (OrganizationMembershipDeleted) event("organizationMembership.deleted",
				"""
						{"id": "orgmem_1", "role": "org:admin", "permissions": ["org:a:read"], "organization": {"id": "org_1"},
						"public_user_data": {"user_id": "user_1", "identifier": "a@example.com"}}""");

		assertThat(event.data().role()).isEqualTo("org:admin");
		assertThat(event.data().organization().id()).isEqualTo("org_1");
		assertThat(event.data().publicUserData().userId()).isEqualTo("user_1");
	}

	@Test
	void anEventIsDescribedByWhatCameAroundIt() {
		ClerkEvent event = Events.read("msg_1", null, """
				{"type": "user.deleted", "data": {"id": "user_1"}, "timestamp": 1800000000123, "instance_id": "ins_1",
				"event_attributes": {"http_request": {"client_ip": "192.0.2.1", "user_agent": "browser"}}}"""
			.getBytes(StandardCharsets.UTF_8));

		assertThat(event.timestamp()).isEqualTo(Instant.ofEpochMilli(1_800_000_000_123L));
		assertThat(event.delivery().instanceId()).isEqualTo("ins_1");
		assertThat(event.delivery().httpRequest().clientIp()).isEqualTo("192.0.2.1");
		assertThat(event.delivery().httpRequest().toString()).doesNotContain("192.0.2.1", "browser");
	}

	@Test
	void printedEventsShowNothingPersonal() {
		String data = "{\"id\":\"user_1\",\"first_name\":\"Lovelace\",\"body\":\"Lovelace\"}";

		assertThat(event("user.created", data).toString()).contains("msg_1", "user_1").doesNotContain("Lovelace");
		assertThat(event("email.created", data).toString()).doesNotContain("Lovelace");
		assertThat(event("user.frozen", data).toString()).contains("user.frozen").doesNotContain("Lovelace");
	}

	private static ClerkEvent event(String type, String data) {
		return Events.read("msg_1", null,
				("{\"type\":\"" + type + "\",\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8));
	}

}
