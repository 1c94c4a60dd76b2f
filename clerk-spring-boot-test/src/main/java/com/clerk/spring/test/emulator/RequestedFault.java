package com.clerk.spring.test.emulator;

import java.time.Duration;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * A fault that a request to the control API asks for.
 *
 * @param body its description
 */
record RequestedFault(JsonBody body) {

	private static final String KINDS = "must be latency, fail, rate_limit, drop, garbage, truncate, jwks_empty,"
			+ " jwks_without, wrong_secret_key, clock_skew, expire_refresh_tokens, forget_dev_browsers,"
			+ " rotate_dev_browsers or expire_nonces.";

	/**
	 * Adds it to others.
	 * @throws ApiException with status 422 if it is none
	 */
	void addTo(EmulatedFaults faults) {
		try {
			switch (this.body.requiredText("kind")) {
				case "jwks_empty" -> faults.jwksEmpty();
				case "jwks_without" -> faults.jwksWithout(this.body.requiredText("kid"));
				case "wrong_secret_key" -> faults.wrongSecretKey();
				case "clock_skew" -> faults.clockSkew(skew());
				case "expire_refresh_tokens" -> faults.expireRefreshTokens();
				case "forget_dev_browsers" -> faults.forgetDevBrowsers();
				case "rotate_dev_browsers" -> faults.rotateDevBrowsers();
				case "expire_nonces" -> faults.expireNonces();
				default -> addForPath(faults, this.body.requiredText("kind"));
			}
		}
		catch (IllegalArgumentException ex) {
			throw ApiException.unprocessable("form_param_value_invalid", String.valueOf(ex.getMessage()));
		}
	}

	private void addForPath(EmulatedFaults faults, String kind) {
		String path = this.body.requiredText("path");
		int times = this.body.count("times").orElse(1);
		switch (kind) {
			case "latency" -> faults.latency(path, Duration.ofMillis(this.body.count("milliseconds").orElse(0)));
			case "fail" -> faults.fail(path, this.body.count("status").orElse(500), times);
			case "rate_limit" ->
				faults.rateLimit(path, this.body.seconds("retry_after").orElse(Duration.ofSeconds(1)), times);
			case "drop" -> faults.drop(path, times);
			case "garbage" -> faults.garbage(path, times);
			case "truncate" -> faults.truncate(path, times);
			default -> throw ApiException.parameter("form_param_value_invalid", "kind", KINDS);
		}
	}

	private Duration skew() {
		Duration ahead = this.body.seconds("ahead").orElse(Duration.ZERO);
		return ahead.minus(this.body.seconds("behind").orElse(Duration.ZERO));
	}

}
