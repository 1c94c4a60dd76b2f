package com.clerk.spring.auth;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A caller that is no session. Of one whose credential was not accepted nothing is known.
 *
 * @param <T> what is known of an authenticated one
 */
abstract class AbstractMachineAuth<T extends VerifiedMachineToken> extends AbstractAuth {

	private final @Nullable T verified;

	private final @Nullable String token;

	/**
	 * Creates a caller whose credential was accepted.
	 */
	AbstractMachineAuth(T verified, String token, CallerContext context) {
		super(context);
		this.verified = verified;
		this.token = token;
	}

	/**
	 * Creates a caller whose credential was not accepted.
	 */
	AbstractMachineAuth(CallerContext context) {
		super(context);
		this.verified = null;
		this.token = null;
	}

	final @Nullable T verified() {
		return this.verified;
	}

	public final boolean isAuthenticated() {
		return this.verified != null;
	}

	public final @Nullable String id() {
		return (this.verified != null) ? this.verified.id() : null;
	}

	public final @Nullable String subject() {
		return (this.verified != null) ? this.verified.subject() : null;
	}

	public final List<String> scopes() {
		return (this.verified != null) ? this.verified.scopes() : List.of();
	}

	public final Map<String, Object> claims() {
		return (this.verified != null) ? this.verified.claims() : Map.of();
	}

	@Override
	public @Nullable String userId() {
		return null;
	}

	public @Nullable String orgId() {
		return null;
	}

	public final @Nullable String getToken() {
		return this.token;
	}

	public final @Nullable String getToken(TokenRequest request) {
		return this.token;
	}

	public final boolean has(Requirement requirement) {
		return false;
	}

	/**
	 * Shows whom the caller stands for, never the token.
	 */
	@Override
	public String toString() {
		return getClass().getSimpleName() + "[" + ((this.verified != null) ? subject() : "unauthenticated") + "]";
	}

}
