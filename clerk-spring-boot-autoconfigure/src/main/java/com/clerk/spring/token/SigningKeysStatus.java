package com.clerk.spring.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an instance's signing keys, for health and logs.
 *
 * @param keys how many keys are there
 * @param age how long ago they were fetched; null when none were, or when the key is
 * configured
 * @param lastError why the last fetch failed; null when it did not
 * @since 0.1.0
 */
public record SigningKeysStatus(int keys, @Nullable Duration age, @Nullable TokenErrorReason lastError) {

}
