package com.clerk.spring.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.CallerContext;
import com.clerk.spring.auth.SessionAuth;
import com.clerk.spring.auth.SessionClaims;

/**
 * Callers of tests, and a way to make one the current caller.
 */
public final class Callers {

	private Callers() {
	}

	public static SessionAuth user(String userId) {
		return session(Map.of("sub", userId));
	}

	public static SessionAuth member(String userId, String role, String... permissions) {
		return session(Map.of("sub", userId, "org_id", "org_1", "org_role", role, "org_permissions",
				List.of(permissions), "fva", List.of(0, -1)));
	}

	public static SessionAuth pending(String userId) {
		return session(Map.of("sub", userId, "sts", "pending"));
	}

	public static SessionAuth signedOut() {
		return SessionAuth.signedOut(CallerContext.none());
	}

	public static SessionAuth session(Map<String, ?> claims) {
		Map<String, Object> all = new LinkedHashMap<>(claims);
		all.put("sid", "sess_1");
		return SessionAuth.of(SessionClaims.of(all), "made-up", CallerContext.none());
	}

	/**
	 * Makes a caller that of the running thread.
	 */
	public static void signIn(Auth caller) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(new TestingAuthenticationToken(caller, null));
		SecurityContextHolder.setContext(context);
	}

}
