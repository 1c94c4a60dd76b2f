package com.clerk.spring.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * An attempt to collect a payment.
 *
 * @param id its id
 * @param status {@code pending}, {@code paid} or {@code failed}, or null
 * @param chargeType {@code checkout} or {@code recurring}, or null
 * @param paymentId the id of the payment, or null
 * @param statementId the id of the statement, or null
 * @param payer who pays, or null
 * @param payee who is paid; empty rather than absent
 * @param totals the amounts, by their names; empty rather than absent
 * @param subscriptionItems what is paid for
 * @param failedReason why it failed, empty unless it did
 * @param createdAt when it was made, or null
 * @param updatedAt when it was last changed; compare it where events come out of order,
 * or null
 * @since 0.1.0
 */
public record ClerkBillingPaymentAttempt(String id, @Nullable String status, @Nullable String chargeType,
		@Nullable String paymentId, @Nullable String statementId, @Nullable ClerkBillingPayer payer,
		Map<String, Object> payee, Map<String, Object> totals, List<ClerkBillingSubscriptionItem> subscriptionItems,
		Map<String, Object> failedReason, @Nullable Instant createdAt, @Nullable Instant updatedAt) {

	/**
	 * Requires what it is known by and copies what can change.
	 */
	public ClerkBillingPaymentAttempt {
		Objects.requireNonNull(id, "id");
		payee = Copies.of(payee);
		totals = Copies.of(totals);
		subscriptionItems = Copies.of(subscriptionItems);
		failedReason = Copies.of(failedReason);
	}

	/**
	 * Shows the id only: the rest is personal or secret.
	 */
	@Override
	public String toString() {
		return "ClerkBillingPaymentAttempt[" + this.id + "]";
	}

}
