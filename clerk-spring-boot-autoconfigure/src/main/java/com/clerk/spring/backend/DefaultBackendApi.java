package com.clerk.spring.backend;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

import com.clerk.spring.model.ClerkUser;
import com.clerk.spring.options.ClerkOptions;

/**
 * The calls, each with its path, its parameters and what counts as a good answer.
 */
final class DefaultBackendApi implements BackendApi {

	private final BackendTransport transport;

	private final ApiOutages outages;

	DefaultBackendApi(BackendTransport transport, Clock clock) {
		this.transport = transport;
		this.outages = new ApiOutages(clock);
	}

	@Override
	public Map<String, Object> signingKeys(ClerkOptions options) {
		BackendAnswer answer = this.transport.exchange(
				BackendCall.of(HttpMethod.GET, ApiSection.INSTANCE.url(options, "jwks")).key(options.secretKey()),
				options);
		// The content type of the answer does not matter.
		Map<String, Object> json = answer.members();
		if (json == null || !answer.isSuccess()) {
			throw answer.failure(json);
		}
		return json;
	}

	@Override
	public List<String> handshakePayload(String nonce, ClerkOptions options) {
		String query = "?nonce=" + URLEncoder.encode(nonce, StandardCharsets.UTF_8);
		return texts(session(HttpMethod.GET, "clients/handshake_payload" + query, null, options).get("directives"));
	}

	@Override
	public List<String> refreshSession(SessionRefresh refresh, ClerkOptions options) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("format", "cookie");
		body.put("expired_token", refresh.expiredToken());
		body.put("refresh_token", refresh.refreshToken());
		body.put("request_origin", refresh.requestOrigin());
		body.put("request_headers", refresh.requestHeaders());
		String path = "sessions/" + UriUtils.encode(refresh.sessionId(), StandardCharsets.UTF_8) + "/refresh"
				+ (refresh.suffixedCookies() ? "?suffixed_cookies=true" : "");
		return texts(session(HttpMethod.POST, path, body, options).get("cookies"));
	}

	@Override
	public Map<String, Object> verifyApiKey(String secret, ClerkOptions options) {
		return verify("api_keys/verify", options.secretKey(), Map.of("secret", secret), options);
	}

	@Override
	public Map<String, Object> verifyM2mToken(String token, ClerkOptions options) {
		return verify("m2m_tokens/verify", ApiSection.MACHINES.keyIfAny(options), Map.of("token", token), options);
	}

	@Override
	public Map<String, Object> verifyOAuthToken(String accessToken, ClerkOptions options) {
		return verify("oauth_applications/access_tokens/verify", options.secretKey(),
				Map.of("access_token", accessToken), options);
	}

	@Override
	public String createToken(String sessionId, @Nullable String template, @Nullable Duration expiresIn,
			ClerkOptions options) {
		String path = (template != null)
				? PathTemplate.expand("/sessions/{session}/tokens/{template}", sessionId, template)
				: PathTemplate.expand("/sessions/{session}/tokens", sessionId);
		Map<String, Object> body = (expiresIn != null) ? Map.of("expires_in_seconds", expiresIn.toSeconds()) : null;
		return resource(HttpMethod.POST, path, body, NewToken.class, options).jwt();
	}

	@Override
	public ClerkUser user(String userId, ClerkOptions options) {
		return resource(HttpMethod.GET, PathTemplate.expand("/users/{user}", userId), null, ClerkUser.class, options);
	}

	/**
	 * Makes a call that requests of the application wait for.
	 */
	private <T> T resource(HttpMethod method, String path, @Nullable Map<String, Object> body, Class<T> type,
			ClerkOptions options) {
		String callers = callers(options, options.secretKey(), type.getName());
		BackendTransport guarded = (call, instance) -> this.outages.guard(instance.apiUrl(), callers, call.url(),
				() -> this.transport.exchange(call, instance));
		return new InstanceCalls(guarded, options).resource(method, path, body, type);
	}

	private Map<String, Object> verify(String path, @Nullable String key, Map<String, Object> body,
			ClerkOptions options) {
		String url = ApiSection.MACHINES.url(options, path);
		BackendAnswer answer = this.outages.guard(options.apiUrl(), callers(options, key, path), url,
				() -> this.transport.exchange(BackendCall.of(HttpMethod.POST, url).key(key).json(body), options));
		Map<String, Object> json = answer.claimsJson() ? answer.members() : null;
		if (!answer.isSuccess()) {
			throw answer.failure(json);
		}
		return (json != null) ? json : Map.of();
	}

	private Map<String, Object> session(HttpMethod method, String path, @Nullable Map<String, Object> body,
			ClerkOptions options) {
		String url = ApiSection.INSTANCE.url(options, path);
		BackendAnswer answer = this.outages.guard(options.apiUrl(),
				callers(options, options.secretKey(), method.name()), url, () -> this.transport
					.exchange(BackendCall.of(method, url).key(options.secretKey()).json(body), options));
		Map<String, Object> json = answer.claimsJson() ? answer.members() : Map.of();
		if (answer.hasNoContent()) {
			throw answer.failure(null);
		}
		if (json == null) {
			throw new ClerkApiException(url, null);
		}
		if (!answer.isSuccess()) {
			throw answer.failure(json);
		}
		return json;
	}

	private static List<String> texts(@Nullable Object value) {
		return (value instanceof List<?> list)
				? list.stream().filter(String.class::isInstance).map(String.class::cast).toList() : List.of();
	}

	/**
	 * Who shares a bounded number of waiting threads: calls of one kind, of one instance.
	 * Handshakes that strangers bring must not use up what sessions need, nor one
	 * instance's what another needs.
	 */
	private static String callers(ClerkOptions options, @Nullable String key, String kind) {
		return options.apiUrl() + '\n' + key + '\n' + kind;
	}

}
