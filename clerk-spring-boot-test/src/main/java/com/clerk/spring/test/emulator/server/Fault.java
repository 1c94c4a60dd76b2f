package com.clerk.spring.test.emulator.server;

import java.util.List;
import java.util.function.UnaryOperator;

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

	/**
	 * Whether a request gets it; the question that a browser asks before a call never
	 * does, as the call would not be made then.
	 */
	boolean isFor(ApiRequest request) {
		return !request.method().equals("OPTIONS") && Route.isFor(this.path, Route.segments(request.path()));
	}

	Fault readableBy(UnaryOperator<ApiResponse> headers) {
		return (this.response != null) ? new Fault(this.path, headers.apply(this.response), this.times) : this;
	}

	Fault once() {
		return new Fault(this.path, this.response, this.times - 1);
	}

}
