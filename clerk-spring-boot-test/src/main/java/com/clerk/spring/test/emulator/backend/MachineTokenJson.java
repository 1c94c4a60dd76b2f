package com.clerk.spring.test.emulator.backend;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.test.emulator.machines.MachineToken;

/**
 * Machine tokens as the Backend API shows them ({@code shared/spec/backend-api.md}
 * sections 3.1 to 3.3).
 */
final class MachineTokenJson {

	private MachineTokenJson() {
	}

	static Map<String, @Nullable Object> of(MachineToken token, Instant now) {
		Instant expiration = token.expiration();
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", object(token));
		json.put("id", token.id());
		json.putAll(token.details());
		json.put("subject", token.subject());
		json.put("scopes", token.scopes());
		if (token.type() != TokenType.OAUTH_TOKEN) {
			json.put("claims", token.claims().isEmpty() ? null : token.claims());
		}
		json.put("revoked", token.revocation().revoked());
		json.put("revocation_reason", token.revocation().reason());
		json.put("expired", token.isExpired(now));
		json.put("expiration", (expiration != null) ? expiration.toEpochMilli() : null);
		json.put("last_used_at", null);
		json.put("created_at", token.createdAt().toEpochMilli());
		json.put("updated_at", token.updatedAt().toEpochMilli());
		return json;
	}

	/**
	 * Adds what is shown once, when the token is made.
	 */
	static Map<String, @Nullable Object> withText(MachineToken token, Instant now) {
		Map<String, @Nullable Object> json = of(token, now);
		json.put((token.type() == TokenType.API_KEY) ? "secret" : "token", token.text());
		return json;
	}

	private static String object(MachineToken token) {
		return switch (token.type()) {
			case API_KEY -> "api_key";
			case M2M_TOKEN -> "machine_to_machine_token";
			case OAUTH_TOKEN -> "clerk_idp_oauth_access_token";
			case SESSION_TOKEN -> throw new IllegalArgumentException("A session token is no machine token");
		};
	}

}
