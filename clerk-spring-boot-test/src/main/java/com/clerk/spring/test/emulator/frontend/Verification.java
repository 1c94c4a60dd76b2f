package com.clerk.spring.test.emulator.frontend;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How far a factor is verified.
 *
 * @param strategy how, such as {@code email_code}
 * @param verified whether it is done
 * @param startedAt when it began
 */
record Verification(String strategy, boolean verified, Instant startedAt) {

	/** What is taken for any code: the local Clerk sends none. */
	static final String TEST_CODE = "424242";

	private static final Duration LIFE = Duration.ofMinutes(10);

	static @Nullable Map<String, @Nullable Object> jsonOf(@Nullable Verification verification) {
		return (verification != null) ? verification.json() : null;
	}

	/**
	 * Returns the verification as it is shown.
	 */
	Map<String, @Nullable Object> json() {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "verification_" + this.strategy);
		json.put("status", this.verified ? "verified" : "unverified");
		json.put("strategy", this.strategy);
		json.put("attempts", this.verified ? 1 : 0);
		json.put("expire_at", this.startedAt.plus(LIFE).toEpochMilli());
		json.put("verified_at_client", null);
		json.put("error", null);
		return json;
	}

}
