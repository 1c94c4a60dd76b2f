package com.clerk.spring.security;

import java.util.Collection;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.Transient;
import org.springframework.util.Assert;

import com.clerk.spring.auth.SessionAuth;

/**
 * A signed-in Clerk session in Spring Security: the principal is the {@link SessionAuth},
 * the name is the user's id.
 * <p>
 * It belongs to one request: as a {@link Transient} authentication it is never stored in
 * a server session, whatever the chain's repository. The credentials are never shown.
 *
 * @since 0.1.0
 */
@Transient
public final class ClerkAuthentication extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final transient SessionAuth principal;

	private final String name;

	/**
	 * Creates an authentication.
	 * @param principal a signed-in session
	 * @param authorities what it is granted
	 */
	public ClerkAuthentication(SessionAuth principal, Collection<? extends GrantedAuthority> authorities) {
		super(authorities);
		Assert.isTrue(principal.isAuthenticated(), "The session must be signed in");
		this.principal = principal;
		this.name = Objects.requireNonNullElse(principal.userId(), "");
		super.setAuthenticated(true);
	}

	/**
	 * Returns the caller.
	 * @return the signed-in session
	 */
	@Override
	public SessionAuth getPrincipal() {
		return this.principal;
	}

	/**
	 * Returns no credentials: the token is the caller's to hand on, by
	 * {@link SessionAuth#getToken()}.
	 * @return always null
	 */
	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	/**
	 * Returns the user.
	 * @return an id such as {@code user_…}
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
