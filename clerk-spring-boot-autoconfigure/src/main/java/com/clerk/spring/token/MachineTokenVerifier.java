package com.clerk.spring.token;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.cache.Cache;
import org.springframework.util.Assert;

import com.clerk.spring.auth.TokenType;
import com.clerk.spring.auth.VerifiedMachineToken;
import com.clerk.spring.backend.MachineTokenApi;
import com.clerk.spring.options.ClerkOptions;

/**
 * Verifies machine tokens ({@code shared/spec/machine-tokens.md}): JWTs by their
 * signature, opaque ones by a call to Clerk.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface MachineTokenVerifier {

	/**
	 * Makes a verifier that keeps no answers. While one call about a token is made,
	 * others with the same token wait for it.
	 * @param api the calls that verify opaque tokens
	 * @param keys the signing keys
	 * @param clock the clock by which tokens expire
	 * @return a verifier, safe for use by many threads
	 */
	static MachineTokenVerifier create(MachineTokenApi api, SigningKeys keys, Clock clock) {
		return create(api, keys, clock, Duration.ZERO, 0);
	}

	/**
	 * Makes a verifier that keeps answers about opaque tokens for a moment. A token that
	 * was refused is asked about again after five seconds.
	 * @param api the calls that verify opaque tokens
	 * @param keys the signing keys
	 * @param clock the clock by which tokens expire and answers are forgotten
	 * @param cacheTtl how long a good token is taken for good without a call, though it
	 * may be revoked meanwhile; never longer than until it expires. Zero to keep nothing
	 * @param cacheSize how many tokens are remembered
	 * @return a verifier, safe for use by many threads
	 * @throws IllegalArgumentException if a figure is negative
	 */
	static MachineTokenVerifier create(MachineTokenApi api, SigningKeys keys, Clock clock, Duration cacheTtl,
			int cacheSize) {
		return create(api, keys, clock, cacheTtl, cacheSize, null);
	}

	/**
	 * Makes a verifier that keeps answers about good tokens in a cache of the
	 * application, so that several nodes ask once. Values in it are sealed with the
	 * secret key; whoever can write to it can't make a token good. Refusals are kept in
	 * memory.
	 * @param api the calls that verify opaque tokens
	 * @param keys the signing keys
	 * @param clock the clock by which tokens expire and answers are forgotten
	 * @param cacheTtl how long a good token is taken for good without a call, though it
	 * may be revoked meanwhile; never longer than until it expires. Zero to keep nothing
	 * @param cacheSize how many tokens are remembered in memory
	 * @param shared the cache, whose own time to live should be no shorter; null to keep
	 * all in memory
	 * @return a verifier, safe for use by many threads
	 * @throws IllegalArgumentException if a figure is negative
	 */
	static MachineTokenVerifier create(MachineTokenApi api, SigningKeys keys, Clock clock, Duration cacheTtl,
			int cacheSize, @Nullable Cache shared) {
		Assert.isTrue(!cacheTtl.isNegative(),
				"The time to live of verified machine tokens (clerk.machine-token-cache.ttl) must not be negative; "
						+ "0s switches the cache off");
		Assert.isTrue(cacheSize >= 0,
				"The number of verified machine tokens kept (clerk.machine-token-cache.maximum-size) must not be negative");
		SharedAnswers answers = (shared != null && !cacheTtl.isZero()) ? new SharedAnswers(shared, cacheTtl, clock)
				: null;
		return new DefaultMachineTokenVerifier(api, keys, clock,
				new MachineTokenCache(cacheTtl, cacheSize, clock, answers));
	}

	/**
	 * Verifies a token.
	 * @param type the kind it must be of, not a session token
	 * @param token the token as it was sent
	 * @param options the instance it must belong to
	 * @return what it says
	 * @throws MachineTokenVerificationException if the token is refused, or can't be
	 * verified now
	 * @throws IllegalArgumentException if the kind is a session token
	 */
	VerifiedMachineToken verify(TokenType type, String token, ClerkOptions options);

}
