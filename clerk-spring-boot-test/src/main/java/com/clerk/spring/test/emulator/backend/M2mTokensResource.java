package com.clerk.spring.test.emulator.backend;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.http.Page;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.machines.Machine;
import com.clerk.spring.test.emulator.machines.MachineToken;
import com.clerk.spring.test.emulator.machines.MachineTokenGrant;
import com.clerk.spring.test.emulator.machines.MachineTokenIssuer;
import com.clerk.spring.test.emulator.machines.MachineTokens;
import com.clerk.spring.test.emulator.machines.NewM2mToken;

/**
 * Machine-to-machine tokens, as the Backend API makes, verifies and shows them. A machine
 * sees those that it sends and those that it may be sent, and nobody those that are JWTs.
 */
final class M2mTokensResource {

	private static final Set<String> NEW = Set.of("token_format", "seconds_until_expiration", "claims",
			"min_remaining_ttl_seconds");

	private final SecretKeys keys;

	private final MachineTokenIssuer issuer;

	private final MachineTokens tokens;

	M2mTokensResource(SecretKeys keys, MachineTokenIssuer issuer, MachineTokens tokens) {
		this.keys = keys;
		this.issuer = issuer;
		this.tokens = tokens;
	}

	ApiResponse create(ApiRequest request, PathVariables path) {
		Machine machine = this.keys.machine(request).orElseThrow(ApiException::invalidMachineKey);
		JsonBody body = JsonBody.of(request, NEW);
		MachineTokenGrant grant = new MachineTokenGrant(machine.id(), machine.scopes(), body.object("claims"),
				body.seconds("seconds_until_expiration").orElse(machine.tokenLifetime()));
		NewM2mToken token = new NewM2mToken(grant, isJwt(body));
		return ApiResponse.json(201, MachineTokenJson.withText(this.issuer.issue(token), this.tokens.now()));
	}

	private static boolean isJwt(JsonBody body) {
		String format = Optional.ofNullable(body.text("token_format")).orElse("opaque");
		return switch (format) {
			case "jwt" -> true;
			case "opaque" -> false;
			default ->
				throw ApiException.parameter("form_param_value_invalid", "token_format", "must be 'opaque' or 'jwt'.");
		};
	}

	ApiResponse verify(ApiRequest request, PathVariables path) {
		String text = JsonBody.of(request).requiredText("token");
		return this.tokens.verify(TokenType.M2M_TOKEN, text)
			.filter((token) -> isVisible(request, token))
			.map(this::shown)
			.orElseThrow(() -> ApiException.notFound("Machine token not found"));
	}

	private boolean isVisible(ApiRequest request, MachineToken token) {
		return !token.isJwt() && this.keys.machine(request)
			.map((machine) -> token.subject().equals(machine.id()) || token.scopes().contains(machine.id()))
			.orElse(true);
	}

	ApiResponse list(ApiRequest request, PathVariables path) {
		Parameters query = request.query();
		String subject = query.required("subject");
		boolean revoked = "true".equals(query.get("revoked"));
		boolean expired = "true".equals(query.get("expired"));
		Instant now = this.tokens.now();
		List<Map<String, Object>> found = this.tokens.all(TokenType.M2M_TOKEN)
			.stream()
			.filter((token) -> token.subject().equals(subject) && isVisible(request, token))
			.filter((token) -> (revoked || !token.revocation().revoked()) && (expired || !token.isExpired(now)))
			.map((token) -> MachineTokenJson.of(token, now))
			.toList();
		return ApiResponse.json(200, Map.of("m2m_tokens", Page.of(query).of(found), "total_count", found.size()));
	}

	ApiResponse revoke(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		String reason = JsonBody.of(request).text("revocation_reason");
		return this.tokens.find(TokenType.M2M_TOKEN, id)
			.filter((token) -> isVisible(request, token))
			.flatMap((token) -> this.tokens.change(TokenType.M2M_TOKEN, id, (found, now) -> found.revoked(reason, now)))
			.map(this::shown)
			.orElseThrow(() -> ApiException.notFound("No machine token was found with id " + id));
	}

	private ApiResponse shown(MachineToken token) {
		return ApiResponse.json(200, MachineTokenJson.of(token, this.tokens.now()));
	}

}
