package com.clerk.spring.auth;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A caller with a session: a user in a browser, or a client with a session token.
 * <p>
 * A session with tasks left (status {@code pending}) counts as signed out, with all
 * values null but the status; {@link #includingPending()} shows it as the session it is.
 *
 * @since 0.1.0
 */
public final class SessionAuth extends AbstractAuth implements Auth {

	private static final String PENDING = "pending";

	private final @Nullable SessionClaims claims;

	private final @Nullable String token;

	private final boolean showsPending;

	private final @Nullable ActiveOrganization organization;

	private SessionAuth(@Nullable SessionClaims claims, @Nullable String token, boolean showsPending,
			CallerContext context) {
		super(context);
		this.claims = claims;
		this.token = token;
		this.showsPending = showsPending;
		this.organization = (claims != null) ? ActiveOrganization.of(claims) : null;
	}

	/**
	 * Makes a caller of verified claims.
	 * @param claims the claims
	 * @param token the token they came with
	 * @param context the request they came with
	 * @return the caller
	 */
	public static SessionAuth of(SessionClaims claims, String token, CallerContext context) {
		return new SessionAuth(claims, token, false, context);
	}

	/**
	 * Makes a caller who is not signed in.
	 * @param context the request
	 * @return the caller
	 */
	public static SessionAuth signedOut(CallerContext context) {
		return new SessionAuth(null, null, false, context);
	}

	/**
	 * Returns the same caller in another request.
	 * @param context the request
	 * @return the caller
	 */
	public SessionAuth in(CallerContext context) {
		return new SessionAuth(this.claims, this.token, this.showsPending, context);
	}

	/**
	 * Returns this caller with a pending session shown as signed in.
	 * @return the caller; the same for any other session
	 */
	public SessionAuth includingPending() {
		return isPending() ? new SessionAuth(this.claims, this.token, true, context()) : this;
	}

	/**
	 * Tells whether the session has tasks left.
	 * @return true for the status {@code pending}
	 */
	public boolean isPending() {
		return this.claims != null && PENDING.equals(this.claims.get("sts"));
	}

	@Override
	public boolean isAuthenticated() {
		return visible() != null;
	}

	@Override
	public TokenType tokenType() {
		return TokenType.SESSION_TOKEN;
	}

	@Override
	public @Nullable String userId() {
		SessionClaims visible = visible();
		return (visible != null) ? visible.getString("sub") : null;
	}

	/**
	 * Returns the session.
	 * @return an id such as {@code sess_…}, or null
	 */
	public @Nullable String sessionId() {
		SessionClaims visible = visible();
		return (visible != null) ? visible.getString("sid") : null;
	}

	/**
	 * Returns the status of the session, which is shown for a pending one too.
	 * @return {@code active}, {@code pending}, …, or null
	 */
	public @Nullable String sessionStatus() {
		return (this.claims != null) ? this.claims.getString("sts") : null;
	}

	/**
	 * Returns all claims of the token.
	 * @return the claims
	 * @throws IllegalStateException if the caller is not signed in
	 */
	public SessionClaims claims() {
		SessionClaims visible = visible();
		if (visible == null) {
			throw new IllegalStateException("There are no claims: the caller is not signed in");
		}
		return visible;
	}

	/**
	 * Returns who is acting for the user while somebody is impersonated.
	 * @return the claim {@code act} with {@code sub} and the like, or null
	 */
	public @Nullable Map<String, Object> actor() {
		SessionClaims visible = visible();
		return (visible != null && visible.get("act") instanceof Map<?, ?> actor) ? textKeys(actor) : null;
	}

	@SuppressWarnings("unchecked") // names of JSON members are texts
	private static Map<String, Object> textKeys(Map<?, ?> object) {
		return (Map<String, Object>) object;
	}

	/**
	 * Returns how long ago the factors were verified.
	 * @return the ages, or null when the token has none
	 */
	public @Nullable FactorVerificationAge factorVerificationAge() {
		SessionClaims visible = visible();
		return (visible != null) ? FactorVerificationAge.of(visible.get("fva")) : null;
	}

	@Override
	public @Nullable String orgId() {
		ActiveOrganization active = organization();
		return (active != null) ? active.id() : null;
	}

	/**
	 * Returns the slug of the active organization.
	 * @return the slug, or null
	 */
	public @Nullable String orgSlug() {
		ActiveOrganization active = organization();
		return (active != null) ? active.slug() : null;
	}

	/**
	 * Returns the role in the active organization.
	 * @return a role such as {@code org:admin}, or null
	 */
	public @Nullable String orgRole() {
		ActiveOrganization active = organization();
		return (active != null) ? active.role() : null;
	}

	/**
	 * Returns the permissions in the active organization.
	 * @return permissions such as {@code org:invoices:read}; empty without an
	 * organization
	 */
	public List<String> orgPermissions() {
		ActiveOrganization active = organization();
		return (active != null) ? active.permissions() : List.of();
	}

	/**
	 * Returns the features.
	 * @return the names, of the organization and of the user
	 */
	public ScopedNames features() {
		SessionClaims visible = visible();
		return (visible != null) ? ScopedNames.parse(visible.get("fea")) : ScopedNames.NONE;
	}

	/**
	 * Returns the plans.
	 * @return the names, of the organization and of the user
	 */
	public ScopedNames plans() {
		SessionClaims visible = visible();
		return (visible != null) ? ScopedNames.parse(visible.get("pla")) : ScopedNames.NONE;
	}

	@Override
	public @Nullable String getToken() {
		return isAuthenticated() && sessionId() != null ? this.token : null;
	}

	@Override
	public @Nullable String getToken(TokenRequest request) {
		String sessionId = sessionId();
		if (sessionId == null || request.isMetByPresentToken()) {
			return getToken();
		}
		return context().createToken(sessionId, request);
	}

	@Override
	public SessionAuth recheck() {
		if (!isAuthenticated()) {
			return this;
		}
		SessionAuth now = context().recheck(this);
		return this.showsPending ? now.includingPending() : now;
	}

	@Override
	public boolean has(Requirement requirement) {
		String userId = userId();
		return userId != null && !userId.isEmpty() && requirement.isMetBy(this);
	}

	@Override
	public <A extends Auth> A protect(Protection<A> protection) {
		return protection.check(this, context());
	}

	private @Nullable SessionClaims visible() {
		return (isPending() && !this.showsPending) ? null : this.claims;
	}

	private @Nullable ActiveOrganization organization() {
		return (visible() != null) ? this.organization : null;
	}

	/**
	 * Shows the ids, never the token.
	 */
	@Override
	public String toString() {
		return isAuthenticated() ? "SessionAuth[userId=" + userId() + ", sessionId=" + sessionId() + ", orgId="
				+ orgId() + ", orgRole=" + orgRole() + "]" : "SessionAuth[signed out]";
	}

}
