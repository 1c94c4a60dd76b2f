package com.clerk.spring.webhook;

import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.model.ClerkBillingPaymentAttempt;
import com.clerk.spring.model.ClerkBillingSubscription;
import com.clerk.spring.model.ClerkBillingSubscriptionItem;
import com.clerk.spring.model.ClerkDeletedObject;
import com.clerk.spring.model.ClerkEmail;
import com.clerk.spring.model.ClerkOrganization;
import com.clerk.spring.model.ClerkOrganizationDomain;
import com.clerk.spring.model.ClerkOrganizationInvitation;
import com.clerk.spring.model.ClerkOrganizationMembership;
import com.clerk.spring.model.ClerkPermission;
import com.clerk.spring.model.ClerkRole;
import com.clerk.spring.model.ClerkSession;
import com.clerk.spring.model.ClerkSms;
import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.model.ClerkWaitlistEntry;
import com.clerk.spring.webhook.event.ClerkEvent;
import com.clerk.spring.webhook.event.MessageEvent;
import com.clerk.spring.webhook.event.OrganizationDomainEvent;
import com.clerk.spring.webhook.event.OrganizationEvent;
import com.clerk.spring.webhook.event.OrganizationInvitationEvent;
import com.clerk.spring.webhook.event.OrganizationMembershipEvent;
import com.clerk.spring.webhook.event.PaymentAttemptEvent;
import com.clerk.spring.webhook.event.PermissionEvent;
import com.clerk.spring.webhook.event.RoleEvent;
import com.clerk.spring.webhook.event.SessionEvent;
import com.clerk.spring.webhook.event.SubscriptionEvent;
import com.clerk.spring.webhook.event.SubscriptionItemEvent;
import com.clerk.spring.webhook.event.UserEvent;
import com.clerk.spring.webhook.event.WaitlistEntryEvent;
import com.clerk.spring.webhook.event.WebhookDelivery;

import static java.util.Map.entry;

/**
 * Which record is made of an event, by its type ({@code shared/spec/webhooks.md} section
 * 3). What the data calls itself has no say.
 */
final class EventTypes {

	private static final Map<String, EventType<?>> TYPES = Map.ofEntries(
			entry("user.created", new EventType<>(ClerkUser.class, UserEvent.UserCreated::new)),
			entry("user.updated", new EventType<>(ClerkUser.class, UserEvent.UserUpdated::new)),
			entry("user.deleted", new EventType<>(ClerkDeletedObject.class, UserEvent.UserDeleted::new)),
			entry("session.created", new EventType<>(ClerkSession.class, SessionEvent.SessionCreated::new)),
			entry("session.ended", new EventType<>(ClerkSession.class, SessionEvent.SessionEnded::new)),
			entry("session.removed", new EventType<>(ClerkSession.class, SessionEvent.SessionRemoved::new)),
			entry("session.revoked", new EventType<>(ClerkSession.class, SessionEvent.SessionRevoked::new)),
			entry("organization.created",
					new EventType<>(ClerkOrganization.class, OrganizationEvent.OrganizationCreated::new)),
			entry("organization.updated",
					new EventType<>(ClerkOrganization.class, OrganizationEvent.OrganizationUpdated::new)),
			entry("organization.deleted",
					new EventType<>(ClerkDeletedObject.class, OrganizationEvent.OrganizationDeleted::new)),
			entry("organizationDomain.created",
					new EventType<>(ClerkOrganizationDomain.class,
							OrganizationDomainEvent.OrganizationDomainCreated::new)),
			entry("organizationDomain.updated",
					new EventType<>(ClerkOrganizationDomain.class,
							OrganizationDomainEvent.OrganizationDomainUpdated::new)),
			entry("organizationDomain.deleted",
					new EventType<>(ClerkDeletedObject.class, OrganizationDomainEvent.OrganizationDomainDeleted::new)),
			entry("organizationMembership.created",
					new EventType<>(ClerkOrganizationMembership.class,
							OrganizationMembershipEvent.OrganizationMembershipCreated::new)),
			entry("organizationMembership.updated",
					new EventType<>(ClerkOrganizationMembership.class,
							OrganizationMembershipEvent.OrganizationMembershipUpdated::new)),
			entry("organizationMembership.deleted",
					new EventType<>(ClerkOrganizationMembership.class,
							OrganizationMembershipEvent.OrganizationMembershipDeleted::new)),
			entry("organizationInvitation.created",
					new EventType<>(ClerkOrganizationInvitation.class,
							OrganizationInvitationEvent.OrganizationInvitationCreated::new)),
			entry("organizationInvitation.accepted",
					new EventType<>(ClerkOrganizationInvitation.class,
							OrganizationInvitationEvent.OrganizationInvitationAccepted::new)),
			entry("organizationInvitation.revoked",
					new EventType<>(ClerkOrganizationInvitation.class,
							OrganizationInvitationEvent.OrganizationInvitationRevoked::new)),
			entry("role.created", new EventType<>(ClerkRole.class, RoleEvent.RoleCreated::new)),
			entry("role.updated", new EventType<>(ClerkRole.class, RoleEvent.RoleUpdated::new)),
			entry("role.deleted", new EventType<>(ClerkRole.class, RoleEvent.RoleDeleted::new)),
			entry("permission.created", new EventType<>(ClerkPermission.class, PermissionEvent.PermissionCreated::new)),
			entry("permission.updated", new EventType<>(ClerkPermission.class, PermissionEvent.PermissionUpdated::new)),
			entry("permission.deleted", new EventType<>(ClerkPermission.class, PermissionEvent.PermissionDeleted::new)),
			entry("waitlistEntry.created",
					new EventType<>(ClerkWaitlistEntry.class, WaitlistEntryEvent.WaitlistEntryCreated::new)),
			entry("waitlistEntry.updated",
					new EventType<>(ClerkWaitlistEntry.class, WaitlistEntryEvent.WaitlistEntryUpdated::new)),
			entry("email.created", new EventType<>(ClerkEmail.class, MessageEvent.EmailCreated::new)),
			entry("sms.created", new EventType<>(ClerkSms.class, MessageEvent.SmsCreated::new)),
			entry("subscription.created",
					new EventType<>(ClerkBillingSubscription.class, SubscriptionEvent.SubscriptionCreated::new)),
			entry("subscription.updated",
					new EventType<>(ClerkBillingSubscription.class, SubscriptionEvent.SubscriptionUpdated::new)),
			entry("subscription.active",
					new EventType<>(ClerkBillingSubscription.class, SubscriptionEvent.SubscriptionActive::new)),
			entry("subscription.pastDue",
					new EventType<>(ClerkBillingSubscription.class, SubscriptionEvent.SubscriptionPastDue::new)),
			entry("subscriptionItem.created",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemCreated::new)),
			entry("subscriptionItem.updated",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemUpdated::new)),
			entry("subscriptionItem.active",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemActive::new)),
			entry("subscriptionItem.canceled",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemCanceled::new)),
			entry("subscriptionItem.upcoming",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemUpcoming::new)),
			entry("subscriptionItem.ended",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemEnded::new)),
			entry("subscriptionItem.abandoned",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemAbandoned::new)),
			entry("subscriptionItem.incomplete",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemIncomplete::new)),
			entry("subscriptionItem.pastDue",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemPastDue::new)),
			entry("subscriptionItem.freeTrialEnding",
					new EventType<>(ClerkBillingSubscriptionItem.class,
							SubscriptionItemEvent.SubscriptionItemFreeTrialEnding::new)),
			entry("paymentAttempt.created",
					new EventType<>(ClerkBillingPaymentAttempt.class, PaymentAttemptEvent.PaymentAttemptCreated::new)),
			entry("paymentAttempt.updated",
					new EventType<>(ClerkBillingPaymentAttempt.class, PaymentAttemptEvent.PaymentAttemptUpdated::new)));

	private EventTypes() {
	}

	static boolean isKnown(String type) {
		return TYPES.containsKey(type);
	}

	/**
	 * Returns the typed event, or null if the type is unknown or the data does not fit.
	 */
	static @Nullable ClerkEvent typed(WebhookDelivery delivery, String json) {
		EventType<?> type = (delivery.type() != null) ? TYPES.get(delivery.type()) : null;
		if (type == null) {
			return null;
		}
		try {
			return type.event(delivery, json);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * One type.
	 *
	 * @param <T> the class of its data
	 * @param data the class of its data
	 * @param constructor makes the event
	 */
	private record EventType<T>(Class<T> data, BiFunction<WebhookDelivery, T, ClerkEvent> constructor) {

		@Nullable ClerkEvent event(WebhookDelivery delivery, String json) {
			T resource = EventJson.resource(json, Events.DATA, this.data);
			return (resource != null) ? this.constructor.apply(delivery, resource) : null;
		}

	}

}
