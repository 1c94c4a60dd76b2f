package com.clerk.spring.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.health.contributor.Status;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.token.SigningKeysStatus;
import com.clerk.spring.token.TokenErrorReason;

/**
 * Whether the tokens of one instance can be verified.
 *
 * @param options the options of the instance
 * @param keys what is known of its signing keys
 */
record KeyHealth(ClerkOptions options, SigningKeysStatus keys) {

	/** So long are keys in use while no others can be had. */
	private static final Duration MAX_AGE_IN_OUTAGE = Duration.ofHours(1);

	/**
	 * Returns down for a secret key that Clerk refuses, and unknown where Clerk does not
	 * answer and no key is left: restarting the application would help neither.
	 */
	Status status() {
		if (this.keys.lastError() == TokenErrorReason.SECRET_KEY_INVALID) {
			return Status.DOWN;
		}
		boolean fetched = this.options.jwtKey() == null && this.options.secretKey() != null;
		return (fetched && !isUsable()) ? Status.UNKNOWN : Status.UP;
	}

	private boolean isUsable() {
		Duration age = this.keys.age();
		return age != null && this.keys.keys() > 0
				&& (this.keys.lastError() == null || age.compareTo(MAX_AGE_IN_OUTAGE) < 0);
	}

	/**
	 * Returns what may be shown to whoever may see health.
	 */
	Map<String, Object> details(Clock clock) {
		Map<String, Object> details = new LinkedHashMap<>();
		PublishableKey publishableKey = this.options.publishableKey();
		if (publishableKey != null) {
			details.put("instance", publishableKey.instanceType().keyWord());
			details.put("fapiHost", publishableKey.frontendApiHost());
		}
		details.put("keys", keys(clock));
		return details;
	}

	private Map<String, Object> keys(Clock clock) {
		Map<String, Object> details = new LinkedHashMap<>();
		details.put("count", this.keys.keys());
		Duration age = this.keys.age();
		if (age != null) {
			details.put("age", age.truncatedTo(ChronoUnit.SECONDS).toString());
			details.put("lastSuccess", clock.instant().minus(age).truncatedTo(ChronoUnit.SECONDS).toString());
		}
		TokenErrorReason lastError = this.keys.lastError();
		if (lastError != null) {
			details.put("lastFailure", lastError.code());
			details.put("stale", isUsable());
		}
		return details;
	}

}
