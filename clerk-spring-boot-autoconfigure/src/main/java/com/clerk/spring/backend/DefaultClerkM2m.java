package com.clerk.spring.backend;

import java.util.Collections;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

import com.clerk.spring.model.ClerkM2mToken;
import com.clerk.spring.model.ClerkM2mTokens;

/**
 * The calls about machine-to-machine tokens ({@code shared/spec/backend-api.md} section
 * 2, numbers 7, 9 and 10).
 */
final class DefaultClerkM2m implements ClerkM2m {

	private static final String OPAQUE = "mt_";

	private final InstanceCalls calls;

	DefaultClerkM2m(InstanceCalls calls) {
		this.calls = calls;
	}

	@Override
	public ClerkM2mToken createToken(M2mTokenRequest request) {
		return this.calls.resource(HttpMethod.POST, "m2m_tokens", request.members(), ClerkM2mToken.class);
	}

	@Override
	public ClerkM2mTokens listTokens(M2mTokenQuery query) {
		return this.calls.resource(HttpMethod.GET, "m2m_tokens" + query.text(), null, ClerkM2mTokens.class);
	}

	@Override
	public ClerkM2mToken verifyToken(String token) {
		if (!token.startsWith(OPAQUE)) {
			throw new IllegalArgumentException("token must be an opaque one (mt_…): Clerk keeps no other."
					+ " A MachineTokenVerifier verifies those that are JWTs, without a call");
		}
		return this.calls.resource(HttpMethod.POST, "m2m_tokens/verify", Map.of("token", token), ClerkM2mToken.class);
	}

	@Override
	@SuppressWarnings("NullAway") // JSON null is a null value of the map
	public ClerkM2mToken revokeToken(String tokenId, @Nullable String reason) {
		String path = PathTemplate.expand("/m2m_tokens/{tokenId}/revoke", tokenId);
		return this.calls.resource(HttpMethod.POST, path, Collections.singletonMap("revocation_reason", reason),
				ClerkM2mToken.class);
	}

}
