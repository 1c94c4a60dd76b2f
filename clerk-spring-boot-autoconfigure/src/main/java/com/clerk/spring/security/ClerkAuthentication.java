package com.clerk.spring.security;

import java.util.Collection;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.Transient;
import org.springframework.util.Assert;

import com.clerk.spring.auth.Auth;
import com.clerk.spring.auth.MachineAuth;

/**
 * An authenticated caller of Clerk's in Spring Security: the principal is the
 * {@link Auth}, the name is the user's id or the subject of the machine token.
 * <p>
 * It belongs to one request: as a {@link Transient} authentication it is never stored in
 * a server session, whatever the chain's repository. The credentials are never shown.
 *
 * @since 0.1.0
 */
@Transient
public final class ClerkAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient Auth principal;

	private final String name;

	/**
	 * Creates an authentication.
	 * @param principal a signed-in session, or a machine whose token was accepted
	 * @param authorities what it is granted
	 */
	public ClerkAuthentication(Auth principal, Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		Assert.isTrue(principal.isAuthenticated(), "The caller must be authenticated");
		this.principal = principal;
		this.name = Objects.requireNonNullElse(name(principal), "");
		super.setAuthenticated(true);
	}

	private static @Nullable String name(Auth principal) {
		return (principal instanceof MachineAuth machine) ? machine.subject() : principal.userId();
	}

	/**
	 * Returns the caller.
	 * @return the signed-in session, or the machine
	 */
	@Override
	public Auth getPrincipal() {
		return this.principal;
	}

	/**
	 * Returns no credentials: the token is the caller's to hand on, by
	 * {@link Auth#getToken()}.
	 * @return always null
	 */
	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	/**
	 * Returns the user, or the subject of the machine token.
	 * @return an id such as {@code user_…} or {@code mch_…}
	 */
	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public void setAuthenticated(boolean authenticated) {
		Assert.isTrue(!authenticated, "An authentication is authenticated by its constructor only");
		super.setAuthenticated(false);
	}

}
