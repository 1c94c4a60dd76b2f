package com.clerk.spring.test.emulator.server;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.Route;

/**
 * How long answers take.
 *
 * @param path the segments of the path, or null for all
 * @param duration how long
 */
record Latency(@Nullable List<String> path, Duration duration) {

	boolean isFor(ApiRequest request) {
		return this.path == null || Route.isFor(this.path, Route.segments(request.path()));
	}

}
