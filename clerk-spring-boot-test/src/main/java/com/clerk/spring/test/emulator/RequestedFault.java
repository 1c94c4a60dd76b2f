package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * A fault that a request to the control API asks for.
 *
 * @param body its description
 */
record RequestedFault(JsonBody body) {

	private static final String INVALID = "form_param_value_invalid";

	private static final String KINDS = "must be latency, fail, rate_limit, drop, garbage, truncate, jwks_empty,"
			+ " jwks_without, wrong_secret_key, clock_skew, expire_refresh_tokens, forget_dev_browsers,"
			+ " rotate_dev_browsers or expire_nonces.";

	/**
	 * Reads a fault, all of it, so that of a list with a wrong one none is added.
	 * @param members its description
	 * @return what adds it
	 * @throws ApiException with status 422 if it is none
	 */
	static Consumer<EmulatedFaults> read(@Nullable Map<String, Object> members) {
		if (members == null) {
			throw ApiException.unprocessable(INVALID, "A fault is an object with a kind, not null.");
		}
		try {
			return new RequestedFault(new JsonBody(members)).read();
		}
		catch (IllegalArgumentException ex) {
			throw ApiException.unprocessable(INVALID, String.valueOf(ex.getMessage()));
		}
	}

	private Consumer<EmulatedFaults> read() {
		String kind = this.body.requiredText("kind");
		return switch (kind) {
			case "jwks_empty" -> only(EmulatedFaults::jwksEmpty);
			case "jwks_without" -> {
				requireKnown("kid");
				String keyId = this.body.requiredText("kid");
				yield (faults) -> faults.jwksWithout(keyId);
			}
			case "wrong_secret_key" -> only(EmulatedFaults::wrongSecretKey);
			case "clock_skew" -> {
				requireKnown("ahead", "behind");
				Duration skew = skew();
				yield (faults) -> faults.clockSkew(skew);
			}
			case "expire_refresh_tokens" -> only(EmulatedFaults::expireRefreshTokens);
			case "forget_dev_browsers" -> only(EmulatedFaults::forgetDevBrowsers);
			case "rotate_dev_browsers" -> only(EmulatedFaults::rotateDevBrowsers);
			case "expire_nonces" -> only(EmulatedFaults::expireNonces);
			case "latency" -> latency();
			default -> ofTimes(kind);
		};
	}

	private Consumer<EmulatedFaults> only(Consumer<EmulatedFaults> fault) {
		requireKnown();
		return fault;
	}

	private Consumer<EmulatedFaults> latency() {
		requireKnown("path", "milliseconds");
		String path = path();
		Duration duration = Duration.ofMillis(this.body.count("milliseconds").orElse(0));
		EmulatedFaults.requireLatency(duration);
		return (faults) -> faults.latency(path, duration);
	}

	private Consumer<EmulatedFaults> ofTimes(String kind) {
		return switch (kind) {
			case "fail" -> {
				requireKnown("path", "times", "status");
				int status = this.body.count("status").orElse(500);
				EmulatedFaults.requireError(status);
				yield ofTimes((faults, path, times) -> faults.fail(path, status, times));
			}
			case "rate_limit" -> {
				requireKnown("path", "times", "retry_after");
				Duration retryAfter = this.body.seconds("retry_after").orElse(Duration.ofSeconds(1));
				yield ofTimes((faults, path, times) -> faults.rateLimit(path, retryAfter, times));
			}
			case "drop" -> plain(EmulatedFaults::drop);
			case "garbage" -> plain(EmulatedFaults::garbage);
			case "truncate" -> plain(EmulatedFaults::truncate);
			default -> throw ApiException.parameter(INVALID, "kind", KINDS);
		};
	}

	private Consumer<EmulatedFaults> plain(OfTimes fault) {
		requireKnown("path", "times");
		return ofTimes(fault);
	}

	private Consumer<EmulatedFaults> ofTimes(OfTimes fault) {
		String path = path();
		int times = this.body.count("times").orElse(1);
		EmulatedFaults.requireTimes(times);
		return (faults) -> fault.addTo(faults, path, times);
	}

	private String path() {
		String path = this.body.requiredText("path");
		EmulatedFaults.requirePath(path);
		return path;
	}

	private Duration skew() {
		Duration ahead = this.body.seconds("ahead").orElse(Duration.ZERO);
		return ahead.minus(this.body.seconds("behind").orElse(Duration.ZERO));
	}

	private void requireKnown(String... known) {
		Set<String> all = new HashSet<>(Set.of(known));
		all.add("kind");
		this.body.requireKnown(all);
	}

	/**
	 * A fault of some requests for a path.
	 */
	@FunctionalInterface
	private interface OfTimes {

		void addTo(EmulatedFaults faults, String path, int times);

	}

}
