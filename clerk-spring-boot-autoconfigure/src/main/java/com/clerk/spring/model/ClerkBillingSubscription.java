package com.clerk.spring.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A subscription of a user or an organization.
 *
 * @param id its id, {@code csub_…}
 * @param status such as {@code active} or {@code past_due}, or null
 * @param payerId the id of who pays, or null
 * @param payer who pays, or null
 * @param items what it is about
 * @param latestPaymentId the id of the last payment, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkBillingSubscription(String id, @Nullable String status, @Nullable String payerId,
		@Nullable ClerkBillingPayer payer, List<ClerkBillingSubscriptionItem> items, @Nullable String latestPaymentId,
		@Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkBillingSubscription {
		Objects.requireNonNull(id, "id");
		items = Copies.of(items);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkBillingSubscription[" + this.id + "]";
	}

}
