package com.clerk.spring.test.emulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Clerk's Backend API that the local Clerk has so far, for those who hold the
 * secret key.
 */
final class BackendApiEmulation implements EmulatorResource {

	private static final Pattern USER = Pattern.compile("/v1/users/([^/]+)");

	private static final Pattern SESSION = Pattern.compile("/v1/sessions/([^/]+)");

	private static final Pattern REVOKE = Pattern.compile("/v1/sessions/([^/]+)/revoke");

	private static final Pattern TOKENS = Pattern.compile("/v1/sessions/([^/]+)/tokens");

	private final EmulatorInstance instance;

	private final EmulatorKeys keys;

	private final EmulatorState state;

	private final SessionTokens tokens;

	BackendApiEmulation(EmulatorInstance instance, EmulatorKeys keys, EmulatorState state, SessionTokens tokens) {
		this.instance = instance;
		this.keys = keys;
		this.state = state;
		this.tokens = tokens;
	}

	@Override
	public Optional<EmulatorResponse> answer(EmulatorRequest request) {
		if (!request.path().startsWith("/v1/")) {
			return Optional.empty();
		}
		if (!isAuthorized(request)) {
			return Optional.of(EmulatorResponse.error(401, "clerk_key_invalid",
					"The secret key of this request is not that of the local Clerk"));
		}
		return Optional.of("POST".equals(request.method()) ? post(request) : get(request));
	}

	private boolean isAuthorized(EmulatorRequest request) {
		String expected = "Bearer " + this.instance.secretKey();
		String sent = (request.authorization() != null) ? request.authorization() : "";
		return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
	}

	private EmulatorResponse get(EmulatorRequest request) {
		return switch (request.path()) {
			case "/v1/jwks" -> EmulatorResponse.json(200, this.keys.publicSet());
			case "/v1/instance" -> EmulatorResponse.json(200, Map.of("object", "instance", "id", this.instance.id(),
					"environment_type", this.instance.publishableKey().instanceType().name().toLowerCase(Locale.ROOT)));
			default -> resource(request, USER, (id) -> this.state.user(id).map(BackendApiEmulation::user))
				.or(() -> resource(request, SESSION, (id) -> this.state.session(id).map(BackendApiEmulation::session)))
				.orElseGet(() -> EmulatorResponse.notFound(request));
		};
	}

	private EmulatorResponse post(EmulatorRequest request) {
		return resource(request, REVOKE,
				(id) -> this.state.change(id, (session) -> session.withStatus("revoked"))
					.map(BackendApiEmulation::session))
			.or(() -> resource(request, TOKENS,
					(id) -> this.state.session(id)
						.filter(SessionRecord::isActive)
						.map((session) -> Map.of("object", "token", "jwt", this.tokens.issue(session, null)))))
			.orElseGet(() -> EmulatorResponse.notFound(request));
	}

	private static Optional<EmulatorResponse> resource(EmulatorRequest request, Pattern path,
			Function<String, Optional<? extends Map<String, ?>>> find) {
		Matcher matcher = path.matcher(request.path());
		return matcher.matches() ? find.apply(matcher.group(1)).map((resource) -> EmulatorResponse.json(200, resource))
				: Optional.empty();
	}

	private static Map<String, Object> session(SessionRecord session) {
		Map<String, Object> resource = new LinkedHashMap<>();
		resource.put("object", "session");
		resource.put("id", session.id());
		resource.put("user_id", session.user().id());
		resource.put("status", session.status());
		resource.put("last_active_organization_id", (session.organizationId() != null) ? session.organizationId() : "");
		return resource;
	}

	private static Map<String, Object> user(EmulatedUser user) {
		return Map.of("object", "user", "id", user.id(), "email_addresses",
				List.of(Map.of("object", "email_address", "email_address", user.email())));
	}

}
