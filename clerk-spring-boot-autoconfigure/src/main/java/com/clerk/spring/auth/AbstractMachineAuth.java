package com.clerk.spring.auth;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A caller that is no session and whose credential was not accepted: nothing is known of
 * it.
 */
abstract class AbstractMachineAuth extends AbstractAuth {

	AbstractMachineAuth(CallerContext context) {
		super(context);
	}

	public final boolean isAuthenticated() {
		return false;
	}

	public final @Nullable String id() {
		return null;
	}

	public final @Nullable String subject() {
		return null;
	}

	public final List<String> scopes() {
		return List.of();
	}

	public final Map<String, Object> claims() {
		return Map.of();
	}

	public final @Nullable String userId() {
		return null;
	}

	public final @Nullable String orgId() {
		return null;
	}

	public final @Nullable String getToken() {
		return null;
	}

	public final boolean has(Requirement requirement) {
		return false;
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + "[unauthenticated]";
	}

}
