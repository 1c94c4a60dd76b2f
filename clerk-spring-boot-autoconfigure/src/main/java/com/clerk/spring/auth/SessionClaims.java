package com.clerk.spring.auth;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The verified claims of a session token, custom claims included.
 *
 * <pre>
 * record Membership(String tier, int seats) { }
 *
 * Membership membership = auth.claims().as(Membership.class);
 * String tier = auth.claims().getString("tier");
 * </pre>
 *
 * @since 0.1.0
 */
public final class SessionClaims implements VerifiedToken {

	private final Map<String, Object> claims;

	private final BiFunction<Map<String, Object>, Class<?>, Object> converter;

	private SessionClaims(Map<String, Object> claims, BiFunction<Map<String, Object>, Class<?>, Object> converter) {
		this.claims = claims;
		this.converter = converter;
	}

	/**
	 * Makes claims of a map, for tests and tools.
	 * @param claims name to value; values are texts, numbers, booleans, null, lists and
	 * maps
	 * @return the claims
	 */
	public static SessionClaims of(Map<String, ?> claims) {
		return new SessionClaims(Collections.unmodifiableMap(new LinkedHashMap<>(claims)),
				SessionClaims::notConvertible);
	}

	private static Object notConvertible(Map<String, Object> claims, Class<?> type) {
		throw new IllegalStateException("These claims were not read from a token and can't be turned into " + type);
	}

	/**
	 * Makes claims of a map that was just read from a token. It is not copied, so nobody
	 * else may hold it.
	 * @param claims name to value; values are texts, numbers, booleans, null, lists and
	 * maps
	 * @param converter turns the map into an object of a class, for {@link #as(Class)}
	 * @return the claims
	 */
	public static SessionClaims ofParsed(Map<String, Object> claims,
			BiFunction<Map<String, Object>, Class<?>, Object> converter) {
		return new SessionClaims(Collections.unmodifiableMap(claims), converter);
	}

	/**
	 * Returns all claims.
	 * @return an unmodifiable map, in the order of the token
	 */
	public Map<String, Object> asMap() {
		return this.claims;
	}

	/**
	 * Returns a claim.
	 * @param name the name
	 * @return the value, or null when it is absent
	 */
	public @Nullable Object get(String name) {
		return this.claims.get(name);
	}

	/**
	 * Returns a claim that is a text.
	 * @param name the name
	 * @return the text, or null when it is absent or something else
	 */
	public @Nullable String getString(String name) {
		return (get(name) instanceof String text) ? text : null;
	}

	/**
	 * Returns a claim that is a time.
	 * @param name the name, such as {@code exp}
	 * @return the time in whole seconds, or null when it is absent or no number
	 */
	public @Nullable Instant getInstant(String name) {
		return (get(name) instanceof Number seconds) ? Instant.ofEpochSecond(seconds.longValue()) : null;
	}

	/**
	 * Returns the subject, which is the user.
	 * @return an id such as {@code user_…}
	 */
	public String subject() {
		String subject = getString("sub");
		Assert.state(subject != null, "Verified claims have a subject");
		return subject;
	}

	/**
	 * Returns the id of the active organization, from whichever version of claims the
	 * token has.
	 * @return the id, or null when the personal account is active
	 */
	public @Nullable String organizationId() {
		return ActiveOrganization.of(this).id();
	}

	/**
	 * Returns the slug of the active organization, from whichever version of claims the
	 * token has.
	 * @return the slug, or null when the personal account is active or the organization
	 * has none
	 */
	public @Nullable String organizationSlug() {
		return ActiveOrganization.of(this).slug();
	}

	/**
	 * Returns the claims as an object of an application's own class, by the names of its
	 * components or properties. Unknown claims are ignored.
	 * @param <T> the class
	 * @param type the class, such as a record
	 * @return an object
	 * @throws IllegalArgumentException if a claim does not fit the class
	 */
	public <T> T as(Class<T> type) {
		return type.cast(this.converter.apply(this.claims, type));
	}

	@Override
	public TokenType tokenType() {
		return TokenType.SESSION_TOKEN;
	}

	@Override
	public SessionAuth toAuth(String token, CallerContext context) {
		return SessionAuth.of(this, token, context);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SessionClaims that && this.claims.equals(that.claims);
	}

	@Override
	public int hashCode() {
		return this.claims.hashCode();
	}

	/**
	 * Shows the names of the claims, not their values.
	 */
	@Override
	public String toString() {
		return "SessionClaims" + this.claims.keySet();
	}

}
