package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.server.RequestFaults;

/**
 * What goes wrong at Clerk, until {@link ClerkEmulator#reset()}. A path is one such as
 * {@code /v1/jwks}, none of control over HTTP; a segment in braces stands for any. Of
 * several faults for a path each takes its turn, in the order in which they were set.
 *
 * <pre>
 * clerk.faults().fail("/v1/jwks", 503, 2).rateLimit("/v1/users/{id}", Duration.ofSeconds(2), 1);
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedFaults {

	private static final String HTML = "<!doctype html><title>502</title><h1>Bad gateway</h1>";

	private static final String CONTROL = "/emulator/";

	private static final Duration LONGEST_LATENCY = Duration.ofMinutes(1);

	private final RequestFaults requests;

	private final InstanceFaults instance;

	EmulatedFaults(RequestFaults requests, InstanceFaults instance) {
		this.requests = requests;
		this.instance = instance;
	}

	/**
	 * Lets every answer take longer.
	 * @param duration how long, one minute at most
	 * @return these faults
	 */
	public EmulatedFaults latency(Duration duration) {
		return delay(null, duration);
	}

	/**
	 * Lets the answers of a path take longer.
	 * @param path the path
	 * @param duration how long, one minute at most
	 * @return these faults
	 */
	public EmulatedFaults latency(String path, Duration duration) {
		requirePath(path);
		return delay(path, duration);
	}

	/**
	 * Answers with an error of Clerk's.
	 * @param path the path
	 * @param status the status, from 400 to 599
	 * @param times how many requests
	 * @return these faults
	 */
	public EmulatedFaults fail(String path, int status, int times) {
		requireError(status);
		return add(path, ApiResponse.error(ApiException.ofStatus(status)), times);
	}

	/**
	 * Answers that there were too many requests.
	 * @param path the path
	 * @param retryAfter the value of {@code Retry-After}, whole seconds
	 * @param times how many requests
	 * @return these faults
	 */
	public EmulatedFaults rateLimit(String path, Duration retryAfter, int times) {
		return add(path, ApiResponse.error(ApiException.ofStatus(429))
			.with("Retry-After", String.valueOf(retryAfter.toSeconds())), times);
	}

	/**
	 * Closes the connection without an answer.
	 * @param path the path
	 * @param times how many requests
	 * @return these faults
	 */
	public EmulatedFaults drop(String path, int times) {
		return add(path, null, times);
	}

	/**
	 * Answers 200 with HTML, as what stands in front of Clerk may.
	 * @param path the path
	 * @param times how many requests
	 * @return these faults
	 */
	public EmulatedFaults garbage(String path, int times) {
		return add(path, new ApiResponse(200, Map.of(), HTML).with("Content-Type", "text/html"), times);
	}

	/**
	 * Answers 200 with JSON that ends too early.
	 * @param path the path
	 * @param times how many requests
	 * @return these faults
	 */
	public EmulatedFaults truncate(String path, int times) {
		return add(path, new ApiResponse(200, Map.of(), "{\"object\":").with("Content-Type", "application/json"),
				times);
	}

	/**
	 * Publishes no keys.
	 * @return these faults
	 */
	public EmulatedFaults jwksEmpty() {
		this.instance.hideKeys((keyId) -> true);
		return this;
	}

	/**
	 * Publishes all keys but one.
	 * @param keyId the id of that key, as tokens name it ({@code kid})
	 * @return these faults
	 */
	public EmulatedFaults jwksWithout(String keyId) {
		this.instance.hideKeys(keyId::equals);
		return this;
	}

	/**
	 * Refuses all secret keys at the Backend API, as if they had been replaced. Browsers
	 * go on, those too that come by a proxy with the right key.
	 * @return these faults
	 */
	public EmulatedFaults wrongSecretKey() {
		this.instance.refuseSecretKeys();
		return this;
	}

	/**
	 * Lets the clock of Clerk go wrong: tokens and cookies are dated by it, and what ends
	 * there ends by it.
	 * @param skew how far it is ahead, negative for behind
	 * @return these faults
	 */
	public EmulatedFaults clockSkew(Duration skew) {
		this.instance.skew(skew);
		return this;
	}

	/**
	 * Lets no session be refreshed by the refresh tokens that browsers hold now.
	 * @return these faults
	 */
	public EmulatedFaults expireRefreshTokens() {
		this.instance.expireRefreshTokens();
		return this;
	}

	/**
	 * Lets no browser be known by what it holds now, a development browser or the cookie
	 * of a production instance, though sessions go on.
	 * @return these faults
	 */
	public EmulatedFaults forgetDevBrowsers() {
		this.instance.forgetDevBrowsers();
		return this;
	}

	/**
	 * Gives every browser of a development instance another development browser. Its next
	 * call is answered as ever and told the new one by the header {@code Clerk-Db-Jwt},
	 * which the browser client keeps. What it holds until then stays good until the next
	 * rotation, or until {@link #forgetDevBrowsers()}.
	 * @return these faults
	 */
	public EmulatedFaults rotateDevBrowsers() {
		this.instance.rotateDevBrowsers();
		return this;
	}

	/**
	 * Lets no handshake be resolved that has begun.
	 * @return these faults
	 */
	public EmulatedFaults expireNonces() {
		this.instance.expireNonces();
		return this;
	}

	/**
	 * Lets everything go well again. What was forgotten stays so.
	 */
	public void clear() {
		this.instance.clear();
		this.requests.clear();
	}

	private EmulatedFaults add(String path, @Nullable ApiResponse response, int times) {
		requireTimes(times);
		requirePath(path);
		this.requests.add(path, response, times);
		return this;
	}

	private EmulatedFaults delay(@Nullable String path, Duration duration) {
		requireLatency(duration);
		this.requests.delay(path, duration);
		return this;
	}

	static void requireError(int status) {
		Assert.isTrue(status >= 400 && status <= 599, "An error has a status from 400 to 599");
	}

	static void requireTimes(int times) {
		Assert.isTrue(times > 0, "A fault happens at least once");
	}

	static void requireLatency(Duration duration) {
		Assert.isTrue(!duration.isNegative(), "No answer comes before its request");
		Assert.isTrue(duration.compareTo(LONGEST_LATENCY) <= 0, "An answer takes one minute at most");
	}

	static void requirePath(String path) {
		Assert.isTrue(path.startsWith("/"), "A path starts with '/'");
		Assert.isTrue(!path.startsWith(CONTROL), () -> "Nothing goes wrong with control, below " + CONTROL);
	}

	/**
	 * Shows how many there are.
	 */
	@Override
	public String toString() {
		return "EmulatedFaults[" + this.requests.size() + "]";
	}

}
