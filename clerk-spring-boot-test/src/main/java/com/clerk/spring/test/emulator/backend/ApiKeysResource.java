package com.clerk.spring.test.emulator.backend;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.machines.MachineToken;
import com.clerk.spring.test.emulator.machines.MachineTokenGrant;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;
import com.clerk.spring.test.emulator.machines.NewApiKey;

/**
 * API keys, as the Backend API makes, verifies and shows them.
 */
final class ApiKeysResource {

	private static final Set<String> NEW = Set.of("type", "name", "description", "subject", "claims", "scopes",
			"created_by", "seconds_until_expiration");

	private final MachineTokenIssuer issuer;

	private final MachineTokens tokens;

	ApiKeysResource(MachineTokenIssuer issuer, MachineTokens tokens) {
		this.issuer = issuer;
		this.tokens = tokens;
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		JsonBody body = JsonBody.of(request, NEW);
		String name = body.requiredText("name");
		String owner = owner(body.requiredText("subject"));
		String description = body.text("description");
		String createdBy = body.text("created_by");
		MachineTokenGrant grant = new MachineTokenGrant(owner, body.texts("scopes"), body.object("claims"),
				body.seconds("seconds_until_expiration").orElse(null));
		NewApiKey key = new NewApiKey(grant, name, description, createdBy);
		return ApiResponse.json(200, MachineTokenJson.withText(this.issuer.issue(key), this.tokens.now()));
	}

	private static String owner(String subject) {
		if (!subject.startsWith("user_") && !subject.startsWith("org_")) {
			throw ApiException.parameter("form_param_value_invalid", "subject",
					"must be the id of a user or an organization.");
		}
		return subject;
	}

	ApiResponse verify(ApiRequest request, PathVariables path) {
		String secret = JsonBody.of(request).requiredText("secret");
		return this.tokens.verify(TokenType.API_KEY, secret)
			.map(this::shown)
			.orElseThrow(() -> ApiException.notFound("API key not found"));
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		String subject = query.required("subject");
		boolean includeInvalid = "true".equals(query.get("include_invalid"));
		Instant now = this.tokens.now();
		List<Map<String, Object>> found = this.tokens.all(TokenType.API_KEY)
			.stream()
			.filter((key) -> key.subject().equals(subject) && (includeInvalid || !key.isEnded(now)))
			.map((key) -> MachineTokenJson.of(key, now))
			.toList();
		return ApiResponse.json(200, Map.of("data", Page.of(query).of(found), "total_count", found.size()));
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		return this.tokens.find(TokenType.API_KEY, path.get("id"))
			.map(this::shown)
			.orElseThrow(() -> unknown(path.get("id")));
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		String reason = JsonBody.of(request).text("revocation_reason");
		return this.tokens.change(TokenType.API_KEY, path.get("id"), (key, now) -> key.revoked(reason, now))
			.map(this::shown)
			.orElseThrow(() -> unknown(path.get("id")));
	}

	ApiResponse delete(ApiRequest request, PathVariables path) {
		String id = this.tokens.remove(TokenType.API_KEY, path.get("id"))
			.map(MachineToken::id)
			.orElseThrow(() -> unknown(path.get("id")));
		return ApiResponse.json(200, Map.of("object", "api_key", "id", id, "deleted", true));
	}

	private ApiResponse shown(MachineToken key) {
		return ApiResponse.json(200, MachineTokenJson.of(key, this.tokens.now()));
	}

	private static ApiException unknown(String id) {
		return ApiException.notFound("No API key was found with id " + id);
	}

}
