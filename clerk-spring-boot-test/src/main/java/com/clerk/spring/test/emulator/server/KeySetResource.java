package com.clerk.spring.test.emulator.server;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.SigningKeys;

/**
 * The public keys of the instance.
 */
final class KeySetResource {

	private final SigningKeys keys;

	KeySetResource(SigningKeys keys) {
		this.keys = keys;
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200, this.keys.published());
	}

}
