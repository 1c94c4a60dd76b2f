package com.clerk.spring.auth;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * What a route demands of its caller, and where to send those who do not meet it. The one
 * decision behind {@code @ClerkProtect}, {@code auth.protect(...)}, route rules and
 * middleware ({@code shared/spec/protect.md} section 2).
 *
 * <pre>
 * auth.protect(Protection.of(Requirement.role("org:admin")).unauthorizedUrl("/no-access"));
 * </pre>
 *
 * @param <A> the kind of caller it lets pass
 * @since 0.1.0
 */
public final class Protection<A extends Auth> {

	private static final Map<Class<?>, AcceptedTokens> ACCEPTED = Map.of(SessionAuth.class, AcceptedTokens.session(),
			ApiKeyAuth.class, AcceptedTokens.of(TokenType.API_KEY), M2mAuth.class,
			AcceptedTokens.of(TokenType.M2M_TOKEN), OAuthAuth.class, AcceptedTokens.of(TokenType.OAUTH_TOKEN),
			MachineAuth.class, AcceptedTokens.of(TokenType.API_KEY, TokenType.M2M_TOKEN, TokenType.OAUTH_TOKEN),
			Auth.class, AcceptedTokens.any());

	private final Class<A> type;

	private final AcceptedTokens accepted;

	private final @Nullable Requirement requirement;

	private final @Nullable Predicate<? super A> predicate;

	private final Destinations destinations;

	private final boolean pendingSessions;

	private final RequiredScopes scopes;

	private Protection(Class<A> type, AcceptedTokens accepted, @Nullable Requirement requirement,
			@Nullable Predicate<? super A> predicate, Destinations destinations, boolean pendingSessions,
			RequiredScopes scopes) {
		this.type = type;
		this.accepted = accepted;
		this.requirement = requirement;
		this.predicate = predicate;
		this.destinations = destinations;
		this.pendingSessions = pendingSessions;
		this.scopes = scopes;
	}

	/**
	 * Demands a signed-in session.
	 * @return the protection
	 */
	public static Protection<SessionAuth> signedIn() {
		return of(SessionAuth.class);
	}

	/**
	 * Demands a signed-in session that meets a requirement.
	 * @param requirement what is required
	 * @return the protection
	 */
	public static Protection<SessionAuth> of(Requirement requirement) {
		return signedIn().requirement(requirement);
	}

	/**
	 * Demands a kind of caller.
	 * @param <A> the kind
	 * @param type the kind, {@code Auth} for any
	 * @return the protection
	 */
	public static <A extends Auth> Protection<A> of(Class<A> type) {
		AcceptedTokens accepted = ACCEPTED.get(type);
		Assert.notNull(accepted, () -> type.getName() + " is no kind of caller");
		return new Protection<>(type, accepted, null, null, Destinations.DEFAULT, false, RequiredScopes.NONE);
	}

	/**
	 * Demands a kind of caller that a predicate lets pass.
	 * @param <A> the kind
	 * @param type the kind, {@code Auth} for any
	 * @param predicate what is required; never run for a caller who is not authenticated
	 * @return the protection
	 */
	public static <A extends Auth> Protection<A> of(Class<A> type, Predicate<? super A> predicate) {
		Protection<A> kind = of(type);
		return new Protection<>(type, kind.accepted, null, predicate, kind.destinations, false, RequiredScopes.NONE);
	}

	/**
	 * Demands one of several kinds of caller.
	 * @param type a kind of token
	 * @param more further kinds
	 * @return the protection
	 */
	public static Protection<Auth> of(TokenType type, TokenType... more) {
		TokenType[] types = new TokenType[more.length + 1];
		types[0] = type;
		System.arraycopy(more, 0, types, 1, more.length);
		return of(AcceptedTokens.of(types));
	}

	/**
	 * Demands one of the kinds of caller accepted.
	 * @param accepted the kinds
	 * @return the protection
	 */
	public static Protection<Auth> of(AcceptedTokens accepted) {
		return new Protection<>(Auth.class, accepted, null, null, Destinations.DEFAULT, false, RequiredScopes.NONE);
	}

	/**
	 * Demands that a requirement is met as well.
	 * @param requirement what is required
	 * @return the protection with it
	 */
	public Protection<A> requirement(Requirement requirement) {
		return new Protection<>(this.type, this.accepted, requirement, this.predicate, this.destinations,
				this.pendingSessions, this.scopes);
	}

	/**
	 * Sends those who are not signed in to an address, whatever they asked for.
	 * @param url absolute, or relative to the current address; an empty one is none
	 * @return the protection with it
	 */
	public Protection<A> unauthenticatedUrl(String url) {
		return withDestinations(
				new Destinations(url, this.destinations.unauthorizedUrl(), this.destinations.signInUrl()));
	}

	/**
	 * Sends those who are signed in but lack something to an address, whatever they asked
	 * for.
	 * @param url absolute, or relative to the current address; an empty one is none
	 * @return the protection with it
	 */
	public Protection<A> unauthorizedUrl(String url) {
		return withDestinations(
				new Destinations(this.destinations.unauthenticatedUrl(), url, this.destinations.signInUrl()));
	}

	/**
	 * Sends page requests to another sign-in page than the configured one.
	 * @param url absolute, or relative to the current address; an empty one is none
	 * @return the protection with it
	 */
	public Protection<A> signInUrl(String url) {
		return withDestinations(
				new Destinations(this.destinations.unauthenticatedUrl(), this.destinations.unauthorizedUrl(), url));
	}

	private Protection<A> withDestinations(Destinations changed) {
		return new Protection<>(this.type, this.accepted, this.requirement, this.predicate, changed,
				this.pendingSessions, this.scopes);
	}

	/**
	 * Lets sessions with tasks left pass.
	 * @param pass whether they pass
	 * @return the protection with it
	 */
	public Protection<A> pendingSessions(boolean pass) {
		return new Protection<>(this.type, this.accepted, this.requirement, this.predicate, this.destinations, pass,
				this.scopes);
	}

	/**
	 * Demands scopes of machines as well. A session holds none, so none passes.
	 * @param scopes the scopes, all of which the credential must hold; none for no demand
	 * @return the protection with them, in place of those before
	 * @throws IllegalArgumentException if one is empty or holds a blank or another
	 * character that no scope has
	 */
	public Protection<A> scopes(String... scopes) {
		return new Protection<>(this.type, this.accepted, this.requirement, this.predicate, this.destinations,
				this.pendingSessions, new RequiredScopes(List.of(scopes)));
	}

	/**
	 * Returns the kinds of token accepted.
	 * @return the kinds
	 */
	public AcceptedTokens accepted() {
		return this.accepted;
	}

	/**
	 * Decides about a caller.
	 * @param caller the caller as seen so far
	 * @param context the request of the caller
	 * @return the caller, of a kind that is accepted and meeting all that is required
	 * @throws ClerkDeniedException if the caller is refused
	 */
	public A check(Auth caller, CallerContext context) {
		Auth narrowed = context.narrow(this.accepted, caller);
		if (this.pendingSessions && narrowed instanceof SessionAuth session) {
			narrowed = session.includingPending();
		}
		Denial denial = denial(narrowed);
		if (denial == null) {
			return this.type.cast(narrowed);
		}
		Duration outage = narrowed.isAuthenticated() ? null : context.outage(this.accepted);
		throw new ClerkDeniedException((outage != null) ? new Denial.Unavailable(outage, denial) : denial);
	}

	private @Nullable Denial denial(Auth caller) {
		if (caller instanceof SessionAuth session) {
			return denial(session);
		}
		if (!caller.isAuthenticated() || this.requirement != null) {
			return new Denial.Unauthorized(this.accepted);
		}
		if (caller instanceof MachineAuth machine && !this.scopes.areHeldBy(machine)) {
			return new Denial.InsufficientScope(this.scopes.names());
		}
		return accepts(caller) ? null : new Denial.Unauthorized(this.accepted);
	}

	private @Nullable Denial denial(SessionAuth session) {
		if (!session.isAuthenticated()) {
			return new Denial.Unauthenticated(this.destinations.unauthenticatedUrl(), this.destinations.signInUrl(),
					session.isPending(), this.accepted);
		}
		boolean met = this.requirement == null || session.has(this.requirement);
		if (met && this.scopes.isEmpty() && accepts(session)) {
			return null;
		}
		boolean staleOnly = !met && this.scopes.isEmpty() && this.predicate == null;
		Requirement.Freshness stale = (staleOnly && this.requirement != null) ? this.requirement.stale(session) : null;
		return new Denial.Forbidden(this.destinations.unauthorizedUrl(), stale);
	}

	private boolean accepts(Auth caller) {
		return this.predicate == null || this.predicate.test(this.type.cast(caller));
	}

	@Override
	public String toString() {
		return "Protection[" + this.accepted + ((this.requirement != null) ? ", " + this.requirement : "")
				+ (this.scopes.isEmpty() ? "" : ", scopes " + this.scopes.names())
				+ ((this.predicate != null) ? ", predicate" : "") + "]";
	}

	/**
	 * Where to send those who are refused.
	 */
	private record Destinations(@Nullable String unauthenticatedUrl, @Nullable String unauthorizedUrl,
			@Nullable String signInUrl) {

		static final Destinations DEFAULT = new Destinations(null, null, null);

		Destinations {
			unauthenticatedUrl = emptyToNull(unauthenticatedUrl);
			unauthorizedUrl = emptyToNull(unauthorizedUrl);
			signInUrl = emptyToNull(signInUrl);
		}

		private static @Nullable String emptyToNull(@Nullable String url) {
			return StringUtils.hasLength(url) ? url : null;
		}

	}

}
