package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What goes wrong at Clerk, until {@link ClerkEmulator#reset()}. A path is one such as
 * {@code /v1/jwks}; a segment in braces stands for any. Of several faults for a path each
 * takes its turn, in the order in which they were set.
 *
 * <pre>
 * clerk.faults().fail("/v1/jwks", 503, 2).rateLimit("/v1/users/{id}", Duration.ofSeconds(2), 1);
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedFaults {

	private static final String HTML = "<!doctype html><title>502</title><h1>Bad gateway</h1>";

	private final List<Fault> faults = new ArrayList<>();

	private final List<Latency> latencies = new ArrayList<>();

	EmulatedFaults() {
	}

	/**
	 * Lets every answer take longer.
	 * @param duration how long
	 * @return these faults
	 */
	public EmulatedFaults latency(Duration duration) {
		return add(new Latency(null, duration));
	}

	/**
	 * Lets the answers of a path take longer.
	 * @param path the path
	 * @param duration how long
	 * @return these faults
	 */
	public EmulatedFaults latency(String path, Duration duration) {
		return add(new Latency(segments(path), duration));
	}

	/**
	 * Answers with an error of Clerk's.
	 * @param path the path
	 * @param status the status, from 400 to 599
	 * @param times how many requests
	 * @return these faults
	 */
	public EmulatedFaults fail(String path, int status, int times) {
		Assert.isTrue(status >= 400 && status <= 599, "An error has a status from 400 to 599");
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
	 * Lets everything go well again.
	 */
	public synchronized void clear() {
		this.faults.clear();
		this.latencies.clear();
	}

	private synchronized EmulatedFaults add(String path, @Nullable ApiResponse response, int times) {
		Assert.isTrue(times > 0, "A fault happens at least once");
		this.faults.add(new Fault(segments(path), response, times));
		return this;
	}

	private synchronized EmulatedFaults add(Latency latency) {
		Assert.isTrue(!latency.duration().isNegative(), "No answer comes before its request");
		this.latencies.add(latency);
		return this;
	}

	private static List<String> segments(String path) {
		Assert.isTrue(path.startsWith("/"), "A path starts with '/'");
		return Route.segments(path);
	}

	/**
	 * Takes the next fault for a request, if there is one.
	 */
	synchronized Optional<Fault> take(ApiRequest request) {
		for (int i = 0; i < this.faults.size(); i++) {
			Fault fault = this.faults.get(i);
			if (fault.isFor(request)) {
				if (fault.times() == 1) {
					this.faults.remove(i);
				}
				else {
					this.faults.set(i, fault.once());
				}
				return Optional.of(fault);
			}
		}
		return Optional.empty();
	}

	/**
	 * Returns how long the answer to a request takes: of several figures the last.
	 */
	synchronized Duration latency(ApiRequest request) {
		return this.latencies.stream()
			.filter((latency) -> latency.isFor(request))
			.map(Latency::duration)
			.reduce(Duration.ZERO, (earlier, later) -> later);
	}

	/**
	 * Shows how many there are.
	 */
	@Override
	public synchronized String toString() {
		return "EmulatedFaults[" + this.faults.size() + "]";
	}

}
