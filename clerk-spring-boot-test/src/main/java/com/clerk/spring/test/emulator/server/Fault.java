package com.clerk.spring.test.emulator.server;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Route;

/**
 * What some requests for a path get in place of the answer.
 *
 * @param path the segments of the path, those in braces standing for any
 * @param response the answer, or null for none at all
 * @param times how many requests are left
 */
record Fault(List<String> path, @Nullable ApiResponse response, int times) {

	boolean isFor(ApiRequest request) {
		return Route.isFor(this.path, Route.segments(request.path()));
	}

	Fault once() {
		return new Fault(this.path, this.response, this.times - 1);
	}

}
