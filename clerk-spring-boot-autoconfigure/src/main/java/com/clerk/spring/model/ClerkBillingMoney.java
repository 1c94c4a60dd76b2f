package com.clerk.spring.model;

import org.jspecify.annotations.Nullable;

/**
 * An amount of money.
 *
 * @param amount the amount in the smallest unit of the currency, or null
 * @param amountFormatted the amount as shown to people, or null
 * @param currency such as {@code USD}, or null
 * @param currencySymbol such as {@code $}, or null
 * @since 0.1.0
 */
public record ClerkBillingMoney(@Nullable Long amount, @Nullable String amountFormatted, @Nullable String currency,
		@Nullable String currencySymbol) {

}
