package com.clerk.spring.test.emulator.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.frontend.Cors;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Route;

/**
 * What goes wrong with requests. Of several faults for a path each takes its turn, in the
 * order in which they were added.
 */
public final class RequestFaults {

	private final Cors cors;

	private final List<Fault> faults = new ArrayList<>();

	private final List<Latency> latencies = new ArrayList<>();

	/**
	 * Creates a collection without any.
	 * @param cors whose pages may read what comes in place of an answer
	 */
	public RequestFaults(Cors cors) {
		this.cors = cors;
	}

	/**
	 * Adds a fault.
	 * @param path the path, a segment in braces standing for any
	 * @param response what comes in place of the answer, or null for nothing
	 * @param times how many requests get it
	 */
	public synchronized void add(String path, @Nullable ApiResponse response, int times) {
		this.faults.add(new Fault(Route.segments(path), response, times));
	}

	/**
	 * Lets answers take longer.
	 * @param path the path, a segment in braces standing for any, or null for all
	 * @param duration how long
	 */
	public synchronized void delay(@Nullable String path, Duration duration) {
		this.latencies.add(new Latency((path != null) ? Route.segments(path) : null, duration));
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
				return Optional.of(fault.readableBy((response) -> this.cors.addToFault(response, request)));
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

	public synchronized int size() {
		return this.faults.size();
	}

	public synchronized void clear() {
		this.faults.clear();
		this.latencies.clear();
	}

}
