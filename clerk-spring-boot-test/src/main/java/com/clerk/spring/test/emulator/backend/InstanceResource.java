package com.clerk.spring.test.emulator.backend;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.Instance;

/**
 * The instance itself.
 */
final class InstanceResource {

	private final Instance instance;

	InstanceResource(Instance instance) {
		this.instance = instance;
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		Map<String, Object> answer = new LinkedHashMap<>();
		answer.put("object", "instance");
		answer.put("id", this.instance.id());
		answer.put("environment_type", this.instance.type().name().toLowerCase(Locale.ROOT));
		answer.put("allowed_origins", null);
		return ApiResponse.json(200, answer);
	}

}
