package com.clerk.spring.test.emulator.backend;

import java.text.ParseException;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.SignedJWT;

import com.clerk.spring.test.emulator.http.ApiCookie;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.Secrets;
import com.clerk.spring.test.emulator.sessions.Session;
import com.clerk.spring.test.emulator.sessions.SessionCookies;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * Exchanges an expired session token for a new one ({@code shared/spec/backend-api.md}
 * section 2, number 3).
 */
final class SessionRefreshResource {

	private final Sessions sessions;

	private final SessionTokens tokens;

	private final SessionCookies cookies;

	SessionRefreshResource(Sessions sessions, SessionTokens tokens, SessionCookies cookies) {
		this.sessions = sessions;
		this.tokens = tokens;
		this.cookies = cookies;
	}

	ApiResponse refresh(ApiRequest request, PathVariables path) {
		String id = path.get("id");
		Session session = this.sessions.find(id)
			.orElseThrow(() -> ApiException.notFound("No session was found with id " + id))
			.session();
		Map<String, Object> body = Json.readBody(request.body());
		if (!isOf(session, text(body, "refresh_token"), text(body, "expired_token"))) {
			throw ApiException.invalidRefreshToken();
		}
		if (!session.isLive()) {
			throw ApiException.sessionNotActive();
		}
		String token = this.tokens.create(session, text(body, "request_origin"));
		if (!"cookie".equals(body.get("format"))) {
			return ApiResponse.json(200, Map.of("object", "token", "jwt", token));
		}
		boolean suffixed = "true".equals(request.query().get("suffixed_cookies"));
		List<String> lines = this.cookies.renewed(session, token, suffixed).stream().map(ApiCookie::toHeader).toList();
		return ApiResponse.json(200, Map.of("object", "cookies", "cookies", lines));
	}

	private static String text(Map<String, Object> body, String name) {
		if (body.get(name) instanceof String text && !text.isEmpty()) {
			return text;
		}
		throw ApiException.unprocessable("form_param_missing", name + " must be a text that is not empty.");
	}

	private static boolean isOf(Session session, String refreshToken, String expiredToken) {
		return Secrets.areEqual(session.refreshToken(), refreshToken) && session.id().equals(sessionId(expiredToken));
	}

	/**
	 * Returns the session of a token, or an empty text. The refresh token alone says who
	 * asks, so the signature makes no difference: its key may be retired.
	 */
	private static String sessionId(String token) {
		try {
			return String.valueOf(SignedJWT.parse(token).getJWTClaimsSet().getClaim("sid"));
		}
		catch (ParseException ex) {
			return "";
		}
	}

}
