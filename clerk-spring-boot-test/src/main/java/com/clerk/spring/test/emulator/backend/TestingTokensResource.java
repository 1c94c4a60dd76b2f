package com.clerk.spring.test.emulator.backend;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Makes the tokens by which tests in a browser pass bot protection. The local Clerk has
 * none, so its Frontend API takes any such token and needs none.
 */
final class TestingTokensResource {

	private static final Duration LIFE = Duration.ofHours(1);

	private final Clock clock;

	TestingTokensResource(Clock clock) {
		this.clock = clock;
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		long now = this.clock.instant().getEpochSecond();
		return ApiResponse.json(200, Map.of("object", "testing_token", "token", now + "-" + Ids.secret("c_"),
				"expires_at", now + LIFE.toSeconds()));
	}

}
