package com.clerk.spring.model;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a subscription is about.
 *
 * @param id its id, {@code csub_item_…}
 * @param status such as {@code active}, {@code canceled} or {@code past_due}, or null
 * @param plan the plan, or null
 * @param planId the id of the plan, or null
 * @param planPeriod {@code month} or {@code annual}, or null
 * @param periodStart when the period that was paid for begins, or null
 * @param periodEnd when it ends, or null
 * @param payer who pays, or null
 * @param amount what is paid, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkBillingSubscriptionItem(String id, @Nullable String status, @Nullable ClerkBillingPlan plan,
		@Nullable String planId, @Nullable String planPeriod, @Nullable Instant periodStart,
		@Nullable Instant periodEnd, @Nullable ClerkBillingPayer payer, @Nullable ClerkBillingMoney amount,
		@Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by.
	 */
	public ClerkBillingSubscriptionItem {
		Objects.requireNonNull(id, "id");
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkBillingSubscriptionItem[" + this.id + "]";
	}

}
