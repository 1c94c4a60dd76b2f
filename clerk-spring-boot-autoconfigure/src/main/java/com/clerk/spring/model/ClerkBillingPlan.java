package com.clerk.spring.model;

import org.jspecify.annotations.Nullable;

/**
 * A plan to subscribe to.
 *
 * @param id its id, {@code cplan_…}, or null
 * @param name its name, or null
 * @param slug its key, as in {@code auth.has(plan(…))}, or null
 * @param description what it offers, or null
 * @param amount its price for each period, in the smallest unit of the currency, or null
 * @param currency such as {@code USD}, or null
 * @param period such as {@code month}, or null
 * @param interval after how many periods it is paid again, or null
 * @param isDefault whether it is what payers have who chose none
 * @param isRecurring whether it is paid again and again
 * @since 0.1.0
 */
public record ClerkBillingPlan(@Nullable String id, @Nullable String name, @Nullable String slug,
		@Nullable String description, @Nullable Long amount, @Nullable String currency, @Nullable String period,
		@Nullable Integer interval, boolean isDefault, boolean isRecurring) {

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkBillingPlan[" + this.id + "]";
	}

}
