package com.clerk.spring.test.emulator.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;

/**
 * Tells clients where everything is, and what there is (RFC 8414, OpenID Connect
 * Discovery).
 */
final class MetadataResource {

	private MetadataResource() {
	}

	static ApiResponse get(ApiRequest request, PathVariables path) {
		OAuthEndpoints endpoints = OAuthEndpoints.of(request);
		Map<String, Object> metadata = new LinkedHashMap<>();
		metadata.put("issuer", endpoints.issuer());
		metadata.put("authorization_endpoint", endpoints.authorize());
		metadata.put("token_endpoint", endpoints.token());
		metadata.put("userinfo_endpoint", endpoints.userInfo());
		metadata.put("introspection_endpoint", endpoints.tokenInfo());
		metadata.put("revocation_endpoint", endpoints.revocation());
		metadata.put("jwks_uri", endpoints.keySet());
		metadata.put("response_types_supported", List.of("code"));
		metadata.put("response_modes_supported", List.of("query"));
		metadata.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
		metadata.put("token_endpoint_auth_methods_supported",
				List.of("client_secret_basic", "client_secret_post", "none"));
		metadata.put("code_challenge_methods_supported", List.of("S256"));
		metadata.put("scopes_supported", Scopes.KNOWN);
		metadata.put("subject_types_supported", List.of("public"));
		metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
		metadata.put("claims_supported", List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "email", "name"));
		metadata.put("authorization_response_iss_parameter_supported", true);
		metadata.put("request_parameter_supported", false);
		metadata.put("request_uri_parameter_supported", false);
		return ApiResponse.json(200, metadata);
	}

}
