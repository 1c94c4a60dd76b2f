package com.clerk.spring.test.emulator.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.EmulatorState;

/**
 * The settings of the instance, by which the browser client shows its components.
 */
final class EnvironmentResource {

	private final Instance instance;

	private final EmulatorState state;

	private final Consumer<ApiRequest> calls;

	EnvironmentResource(Instance instance, EmulatorState state, Consumer<ApiRequest> calls) {
		this.instance = instance;
		this.state = state;
		this.calls = calls;
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		this.calls.accept(request);
		Map<String, Object> environment = Json.readBody(settings());
		put(environment, "auth_config", "single_session_mode", !this.state.settings().multiSession());
		put(environment, "display_config", "instance_environment_type",
				this.instance.type().name().toLowerCase(Locale.ROOT));
		environment.put("id", this.instance.id());
		environment.put("object", "environment");
		return ApiResponse.json(200, environment);
	}

	@SuppressWarnings("unchecked") // objects read from JSON have texts as names
	private static void put(Map<String, Object> environment, String part, String name, Object value) {
		Map<String, Object> changed = new LinkedHashMap<>((Map<String, Object>) environment.get(part));
		changed.put(name, value);
		environment.put(part, changed);
	}

	private static String settings() {
		try (InputStream in = EnvironmentResource.class.getResourceAsStream("environment.json")) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The settings of the instance can't be read", ex);
		}
	}

}
