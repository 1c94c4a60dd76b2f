package com.clerk.spring.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

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
import com.clerk.spring.webhook.JdbcWebhookDeliveryStore;

/**
 * What a native image needs for webhooks: the records that events are read into, and the
 * script of the table.
 */
final class WebhookRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(),
				ClerkBillingPaymentAttempt.class, ClerkBillingSubscription.class, ClerkBillingSubscriptionItem.class,
				ClerkDeletedObject.class, ClerkEmail.class, ClerkOrganization.class, ClerkOrganizationDomain.class,
				ClerkOrganizationInvitation.class, ClerkOrganizationMembership.class, ClerkPermission.class,
				ClerkRole.class, ClerkSession.class, ClerkSms.class, ClerkUser.class, ClerkWaitlistEntry.class);
		hints.resources().registerPattern(JdbcWebhookDeliveryStore.SCHEMA);
	}

}
