package com.clerk.spring.test.emulator.frontend;

import java.util.Map;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * What a development instance knows browsers by.
 */
final class DevBrowsersResource {

	private final Instance instance;

	private final Sessions sessions;

	DevBrowsersResource(Instance instance, Sessions sessions) {
		this.instance = instance;
		this.sessions = sessions;
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		if (!this.instance.isDevelopment()) {
			throw ApiException.badRequest("dev_browser_unsupported",
					"A production instance knows browsers by a cookie, not by a development browser.");
		}
		return ApiResponse.json(200, Map.of("object", "dev_browser", "id", this.sessions.clientOrNew("").token()));
	}

}
