package com.clerk.spring.auth;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The kinds of token that a piece of code accepts: one, several, or any.
 * <p>
 * One kind and a list of kinds are not the same: a caller who does not fit a single kind
 * is an unauthenticated caller of that kind, one who does not fit a list is of no kind at
 * all ({@code shared/spec/machine-tokens.md} section 3.2).
 *
 * @since 0.1.0
 */
public final class AcceptedTokens {

	private static final AcceptedTokens ANY = new AcceptedTokens(EnumSet.allOf(TokenType.class), true, null);

	private final Set<TokenType> types;

	private final boolean any;

	private final @Nullable TokenType single;

	private AcceptedTokens(Set<TokenType> types, boolean any, @Nullable TokenType single) {
		this.types = Set.copyOf(types);
		this.any = any;
		this.single = single;
	}

	/**
	 * Accepts every kind.
	 * @return what accepts any token
	 */
	public static AcceptedTokens any() {
		return ANY;
	}

	/**
	 * Accepts the kinds given.
	 * @param types one kind or several
	 * @return what accepts them
	 * @throws IllegalArgumentException if no kind is given
	 */
	public static AcceptedTokens of(TokenType... types) {
		Assert.notEmpty(types, "At least one token type must be given");
		Set<TokenType> distinct = Set.copyOf(Arrays.asList(types));
		return new AcceptedTokens(distinct, false, (distinct.size() == 1) ? types[0] : null);
	}

	/**
	 * Accepts the kinds of a list, and stays a list however short it is.
	 * @param types the kinds; if there are none, nothing is accepted
	 * @return what accepts them
	 */
	public static AcceptedTokens listOf(Collection<TokenType> types) {
		return new AcceptedTokens(Set.copyOf(types), false, null);
	}

	/**
	 * Accepts sessions only, which is the default everywhere.
	 * @return what accepts session tokens
	 */
	public static AcceptedTokens session() {
		return of(TokenType.SESSION_TOKEN);
	}

	/**
	 * Tells whether every kind is accepted.
	 * @return true for {@link #any()}
	 */
	public boolean isAny() {
		return this.any;
	}

	/**
	 * Returns the kind if a single one is accepted.
	 * @return the kind, or null for a list and for any
	 */
	public @Nullable TokenType single() {
		return this.single;
	}

	/**
	 * Tells whether a kind is accepted.
	 * @param type the kind
	 * @return true if so
	 */
	public boolean accepts(TokenType type) {
		return this.types.contains(type);
	}

	/**
	 * Returns the kinds.
	 * @return an immutable set
	 */
	public Set<TokenType> types() {
		return this.types;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof AcceptedTokens that && this.any == that.any && this.single == that.single
				&& this.types.equals(that.types);
	}

	@Override
	public int hashCode() {
		return this.types.hashCode();
	}

	@Override
	public String toString() {
		return this.any ? "any" : this.types.toString();
	}

}
