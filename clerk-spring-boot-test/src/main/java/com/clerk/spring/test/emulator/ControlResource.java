package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiHandler;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.sessions.SessionJson;
import com.clerk.spring.test.emulator.sessions.SessionStatus;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * Control over HTTP, for tests that run elsewhere, such as in a browser
 * ({@code shared/spec/clerk-emulator.md} section 13).
 */
final class ControlResource {

	private static final TypeReference<List<@Nullable Map<String, Object>>> FAULTS = new TypeReference<>() {
	};

	private static final Set<String> OF_PROXIES = Set.of("clerk-proxy-url", "clerk-secret-key", "forwarded", "via",
			"x-real-ip", "cdn-loop");

	/** Which pages a browser says that a request comes from. */
	private static final Set<String> SITES_TRUSTED = Set.of("none", "same-origin");

	private final ClerkEmulator clerk;

	private final Sessions sessions;

	private final RedirectTargets targets;

	ControlResource(ClerkEmulator clerk, Sessions sessions, RedirectTargets targets) {
		this.clerk = clerk;
		this.sessions = sessions;
		this.targets = targets;
	}

	Router addTo(Router router) {
		return router.post("/emulator/reset", guarded(this::reset))
			.post("/emulator/token-ttl/{seconds}", guarded(this::tokenTtl))
			.post("/emulator/rotate-key", guarded(this::rotateKey))
			.post("/emulator/sessions/{id}/revoke", guarded(this::revoke))
			.post("/emulator/faults", guarded(this::faults))
			.get("/emulator/state", guarded(this::state))
			.get("/emulator/requests", guarded(this::requests));
	}

	/**
	 * Refuses what a page of another origin sent, under whatever name of this machine,
	 * and what a proxy passed on that says so: its clients may be anywhere.
	 */
	private ApiHandler guarded(ApiHandler handler) {
		return (request, path) -> {
			if (request.headers().keySet().stream().anyMatch(ControlResource::isOfProxies)) {
				throw ApiException.forbidden("Control is for requests that come straight here, not through a proxy.");
			}
			if (!isFromHere(request)) {
				throw ApiException.forbidden("This request was sent by a page that is not trusted.");
			}
			return handler.handle(request, path);
		};
	}

	private static boolean isOfProxies(String header) {
		return OF_PROXIES.contains(header) || header.startsWith("x-forwarded-");
	}

	private boolean isFromHere(ApiRequest request) {
		String itself = "http://" + request.header("host");
		return this.targets.isTrustedOrigin(itself)
				&& request.headers().getOrDefault("origin", List.of()).stream().allMatch(itself::equals)
				&& SITES_TRUSTED.containsAll(request.headers().getOrDefault("sec-fetch-site", List.of()));
	}

	private ApiResponse reset(ApiRequest request, PathVariables path) {
		// The endpoint of webhooks can't be set from where the request comes from.
		this.clerk.resetKeepingEndpoint("true".equals(request.query().get("keep_keys")));
		return done();
	}

	private ApiResponse tokenTtl(ApiRequest request, PathVariables path) {
		if (!path.get("seconds").matches("[1-9]\\d{0,8}")) {
			throw ApiException.parameter("form_param_value_invalid", "seconds", "must be a positive number.");
		}
		this.clerk.tokenTtl(Duration.ofSeconds(Long.parseLong(path.get("seconds"))));
		return done();
	}

	private ApiResponse rotateKey(ApiRequest request, PathVariables path) {
		this.clerk.rotateKey();
		return done();
	}

	private ApiResponse revoke(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		return this.sessions.changeStatus(id, SessionStatus.REVOKED)
			.map((session) -> done())
			.orElseThrow(() -> ApiException.notFound("No session was found with id " + id));
	}

	/**
	 * Replaces all faults.
	 */
	private ApiResponse faults(ApiRequest request, PathVariables path) {
		List<Consumer<EmulatedFaults>> faults = Json.read(request.body(), FAULTS)
			.stream()
			.map(RequestedFault::read)
			.toList();
		this.clerk.faults().clear();
		faults.forEach((fault) -> fault.accept(this.clerk.faults()));
		return done();
	}

	/**
	 * Shows who is there, without secrets.
	 */
	private ApiResponse state(ApiRequest request, PathVariables path) {
		Map<String, Object> state = new LinkedHashMap<>();
		state.put("users",
				this.clerk.users()
					.all()
					.stream()
					.map((user) -> Map.of("id", user.id(), "email_address", user.emailAddress()))
					.toList());
		state.put("organizations",
				this.clerk.organizations()
					.all()
					.stream()
					.map((organization) -> Map.of("id", organization.id(), "slug", organization.slug()))
					.toList());
		state.put("sessions", this.sessions.all().stream().map(SessionJson::of).toList());
		return ApiResponse.json(200, state);
	}

	private ApiResponse requests(ApiRequest request, PathVariables path) {
		return ApiResponse.json(200, this.clerk.requests().stream().map(ControlResource::shown).toList());
	}

	private static Map<String, @Nullable Object> shown(RecordedRequest request) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("method", request.method());
		json.put("path", request.path());
		json.put("query", request.query());
		json.put("headers", request.headers());
		json.put("body", request.body());
		json.put("status", request.status());
		return json;
	}

	private static ApiResponse done() {
		return ApiResponse.json(200, Map.of());
	}

}
