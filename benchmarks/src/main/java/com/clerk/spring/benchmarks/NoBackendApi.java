package com.clerk.spring.benchmarks;

import java.util.Map;

import com.clerk.spring.backend.BackendApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * Nothing here calls Clerk.
 */
final class NoBackendApi implements BackendApi {

	@Override
	public Map<String, Object> signingKeys(ClerkOptions options) {
		throw new IllegalStateException("The key is configured");
	}

}
