package com.clerk.spring.auth;

import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.model.ClerkUser;

/**
 * The caller of a request, signed in or not. Never null, immutable, and independent of
 * the servlet request, so it can be kept and handed to other threads.
 *
 * <pre>
 * &#64;GetMapping("/")
 * String home(Auth auth, Model model) {
 *     model.addAttribute("userId", auth.userId());
 *     return "home";
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public sealed interface Auth permits SessionAuth, MachineAuth, UnacceptedTokenAuth {

	/**
	 * Tells whether the caller is known. A session with tasks left (a pending one) counts
	 * as signed out; see {@link SessionAuth#includingPending()}.
	 * @return true if the caller is signed in
	 */
	boolean isAuthenticated();

	/**
	 * Returns the kind of credential.
	 * @return the kind; null when the caller sent one that is not accepted here
	 */
	@Nullable TokenType tokenType();

	/**
	 * Returns the user.
	 * @return an id such as {@code user_…}, or null when signed out or not a user
	 */
	@Nullable String userId();

	/**
	 * Returns the active organization.
	 * @return an id such as {@code org_…}, or null
	 */
	@Nullable String orgId();

	/**
	 * Returns the token that the caller sent.
	 * @return the token, or null when the caller is not signed in. Never log it
	 */
	@JsonIgnore // nobody who answers with the caller means to answer with the token
	@Nullable String getToken();

	/**
	 * Returns a token that Clerk makes of a JWT template for the session.
	 * @param template the name of the template as in Clerk's dashboard; an empty one is
	 * none
	 * @return the token, or null when the caller is not signed in. A machine's own token
	 * for a machine. Never log it
	 * @throws IllegalArgumentException if it can't be the name of a template, before any
	 * call
	 * @see #getToken(TokenRequest)
	 */
	default @Nullable String getToken(String template) {
		return getToken(TokenRequest.template(template));
	}

	/**
	 * Returns a token that Clerk makes for the session: one call each time, never
	 * repeated, and no call for a signed-out caller, for a machine, and where the token
	 * that came in is asked for. A failure is a
	 * {@code com.clerk.spring.backend.ClerkApiException} with what Clerk answers, or with
	 * status 0 where nothing is answered.
	 * @param request what token it shall be
	 * @return the token, or null when the caller is not signed in. A machine's own token
	 * for a machine. Never log it
	 * @throws IllegalStateException if Clerk must be asked for a caller that belongs to
	 * no request
	 * @throws com.clerk.spring.options.ClerkConfigurationException if Clerk must be asked
	 * and the instance has no secret key
	 */
	@Nullable String getToken(TokenRequest request);

	/**
	 * Returns the user: of the session, or whose API key or OAuth token it is. Clerk is
	 * asked, unless it was a moment ago ({@code clerk.user-cache.ttl}), and once at most
	 * for a request, or once more after each {@link #recheck()} that asked. A failure is
	 * a {@code com.clerk.spring.backend.ClerkApiException} with what Clerk answers (404
	 * for a user who was deleted while the token is good), or with status 0 where nothing
	 * is answered.
	 * @return the user, or null when there is none: the caller is not signed in, or the
	 * token is no user's
	 * @throws IllegalStateException if the caller is a user's but belongs to no request
	 * @throws com.clerk.spring.options.ClerkConfigurationException if the instance has no
	 * secret key
	 */
	@Nullable ClerkUser user();

	/**
	 * Returns the caller as Clerk knows it now, for what outlives its request: a stream,
	 * a socket, a long job. This caller stays what it is.
	 *
	 * <pre>
	 * Auth now = auth.recheck();
	 * if (!now.isAuthenticated() || !Objects.equals(now.orgId(), auth.orgId())) {
	 *     emitter.complete();
	 * }
	 * </pre>
	 *
	 * <b>A session</b> is believed as long as a request of it would be: until its token
	 * expires, and for a minute at most. Until then this is the caller itself, and no
	 * call is made. Afterwards Clerk is asked for a new token, once a minute for a
	 * session on each node, however many of its requests are still open and however often
	 * they ask. What comes back tells role, permissions and active organization as they
	 * are now; its {@link #getToken()} is a token that names no authorized party. Where
	 * Clerk says that the session is over the caller returned is signed out, and stays
	 * so.
	 * <p>
	 * <b>A machine</b> is verified again, as for a new request with its token.
	 * <p>
	 * Whoever is not signed in is returned as it is. A caller that a test made up stays
	 * signed in.
	 * <p>
	 * Where it can't be found out now, as during an outage or with too many calls, this
	 * throws a {@code com.clerk.spring.backend.ClerkApiException}: that is neither a yes
	 * nor a no. Ask again later, but not without end.
	 * @return the caller, who is no longer authenticated when the session has ended or
	 * the machine's token is no longer good
	 * @throws IllegalStateException if Clerk must be asked for a caller that belongs to
	 * no request
	 * @throws com.clerk.spring.options.ClerkConfigurationException if Clerk must be asked
	 * and the instance has no secret key
	 */
	Auth recheck();

	/**
	 * Tells whether the caller meets a requirement. False for everybody who is not a
	 * signed-in session.
	 * @param requirement what is asked
	 * @return true if it is met
	 */
	boolean has(Requirement requirement);

	/**
	 * Tells whether the caller has a role in the active organization.
	 * @param role a role such as {@code org:admin}
	 * @return true if so
	 */
	default boolean hasRole(String role) {
		return has(Requirement.role(role));
	}

	/**
	 * Tells whether the caller has a permission in the active organization.
	 * @param permission a permission such as {@code org:invoices:read}
	 * @return true if so
	 */
	default boolean hasPermission(String permission) {
		return has(Requirement.permission(permission));
	}

	/**
	 * Tells whether the caller or the active organization has a feature.
	 * @param feature a feature such as {@code export}, {@code org:export} or
	 * {@code user:export}
	 * @return true if so
	 */
	default boolean hasFeature(String feature) {
		return has(Requirement.feature(feature));
	}

	/**
	 * Tells whether the caller or the active organization is on a plan.
	 * @param plan a plan such as {@code gold}, {@code org:gold} or {@code user:gold}
	 * @return true if so
	 */
	default boolean hasPlan(String plan) {
		return has(Requirement.plan(plan));
	}

	/**
	 * Demands a signed-in session.
	 * @return the session, never signed out
	 * @throws ClerkDeniedException if the caller is not signed in
	 */
	default SessionAuth protect() {
		return protect(Protection.signedIn());
	}

	/**
	 * Demands a signed-in session that meets a requirement.
	 * @param requirement what is required
	 * @return the session, never signed out
	 * @throws ClerkDeniedException if the caller is not signed in or lacks something
	 */
	default SessionAuth protect(Requirement requirement) {
		return protect(Protection.of(requirement));
	}

	/**
	 * Demands a signed-in session that a predicate lets pass. The predicate is run for
	 * signed-in sessions only.
	 * @param predicate what is required
	 * @return the session, never signed out
	 * @throws ClerkDeniedException if the caller is not signed in or the predicate is
	 * false
	 */
	default SessionAuth protect(Predicate<? super SessionAuth> predicate) {
		return protect(Protection.of(SessionAuth.class, predicate));
	}

	/**
	 * Demands a kind of caller.
	 * @param <A> the kind
	 * @param type the kind: {@link SessionAuth}, {@link ApiKeyAuth}, {@link MachineAuth},
	 * {@code Auth} for any, …
	 * @return the caller, never unauthenticated
	 * @throws ClerkDeniedException if the caller is of another kind or not authenticated
	 */
	default <A extends Auth> A protect(Class<A> type) {
		return protect(Protection.of(type));
	}

	/**
	 * Demands one of several kinds of caller.
	 * @param type a kind of token
	 * @param more further kinds
	 * @return the caller, never unauthenticated
	 * @throws ClerkDeniedException if the caller is of another kind or not authenticated
	 */
	default Auth protect(TokenType type, TokenType... more) {
		return protect(Protection.of(type, more));
	}

	/**
	 * Demands what a protection says.
	 * @param <A> the kind of caller it lets pass
	 * @param protection what is required and where to send those who lack it
	 * @return the caller, never unauthenticated
	 * @throws ClerkDeniedException if the caller is refused
	 */
	<A extends Auth> A protect(Protection<A> protection);

	/**
	 * Sends the caller to the sign-in page, with the current address as the way back.
	 * Throws by itself; {@code throw auth.redirectToSignIn()} tells the compiler so.
	 * @return nothing
	 * @throws ClerkDeniedException always
	 */
	ClerkDeniedException redirectToSignIn();

	/**
	 * Sends the caller to the sign-in page.
	 * @param returnBackUrl where to come back to, absolute or relative to the current
	 * address; null for no way back
	 * @return nothing
	 * @throws ClerkDeniedException always
	 */
	ClerkDeniedException redirectToSignIn(@Nullable String returnBackUrl);

	/**
	 * Sends the caller to the sign-up page, with the current address as the way back.
	 * @return nothing
	 * @throws ClerkDeniedException always
	 */
	ClerkDeniedException redirectToSignUp();

	/**
	 * Sends the caller to the sign-up page.
	 * @param returnBackUrl where to come back to, absolute or relative to the current
	 * address; null for no way back
	 * @return nothing
	 * @throws ClerkDeniedException always
	 */
	ClerkDeniedException redirectToSignUp(@Nullable String returnBackUrl);

	/**
	 * Returns the address of the sign-in page with the current address as the way back,
	 * for links.
	 * @return an absolute URL
	 * @throws IllegalStateException outside a request
	 */
	String signInUrl();

	/**
	 * Returns the address of the sign-up page with the current address as the way back,
	 * for links.
	 * @return an absolute URL
	 * @throws IllegalStateException outside a request
	 */
	String signUpUrl();

}
