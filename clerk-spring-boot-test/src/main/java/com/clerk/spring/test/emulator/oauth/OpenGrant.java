package com.clerk.spring.test.emulator.oauth;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Secrets;

/**
 * A grant that tokens were given for. Belongs to {@link Grants}, under whose lock it is.
 */
final class OpenGrant {

	/** How many access tokens are good, and how many spent secrets known, at a time. */
	static final int CAPACITY = 100;

	private final Grant grant;

	private final Queue<String> accessTokens = new ArrayDeque<>();

	private final Queue<String> spent = new ArrayDeque<>();

	private @Nullable String refreshToken;

	OpenGrant(Grant grant) {
		this.grant = grant;
	}

	Grant grant() {
		return this.grant;
	}

	/**
	 * Returns the ids of its access tokens, oldest first.
	 */
	Collection<String> accessTokens() {
		return this.accessTokens;
	}

	/**
	 * Returns the id of the access token that must go before there is another one.
	 */
	Optional<String> surplusAccessToken() {
		return (this.accessTokens.size() < CAPACITY) ? Optional.empty() : Optional.of(this.accessTokens.remove());
	}

	boolean canBeRefreshed() {
		return this.refreshToken != null;
	}

	boolean isRefreshedBy(String secret) {
		return Secrets.areEqual(secret, this.refreshToken);
	}

	/**
	 * Sets the refresh token. The one before is spent from now on.
	 * @return the spent secret that is forgotten for that, if any
	 */
	Optional<String> refreshToken(String secret) {
		String before = this.refreshToken;
		this.refreshToken = secret;
		return (before != null) ? spend(before) : Optional.empty();
	}

	/**
	 * Remembers a secret that was used.
	 * @return the spent secret that is forgotten for that, if any
	 */
	Optional<String> spend(String secret) {
		this.spent.add(secret);
		return (this.spent.size() > CAPACITY) ? Optional.of(this.spent.remove()) : Optional.empty();
	}

	/**
	 * Returns all secrets that it is known by.
	 */
	List<String> secrets() {
		return Stream.concat(this.spent.stream(), Stream.ofNullable(this.refreshToken)).toList();
	}

}
