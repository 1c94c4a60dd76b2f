package com.clerk.spring.auth;

import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A new token for a session: from a JWT template, with a life of one's own choice, or
 * both. Immutable: {@link #expiresIn} returns a copy.
 *
 * <pre>
 * auth.getToken(TokenRequest.template("supabase").expiresIn(Duration.ofMinutes(5)));
 * auth.getToken(TokenRequest.sessionToken().expiresIn(Duration.ofMinutes(5)));
 * </pre>
 *
 * @since 0.1.0
 * @see Auth#getToken(TokenRequest)
 */
public final class TokenRequest {

	private static final TokenRequest SESSION_TOKEN = new TokenRequest(null, null);

	/**
	 * What could lead to another endpoint (deviation T18). Some servers decode a percent
	 * sign once more, or take a backslash for a slash.
	 */
	private static final Pattern NO_SEGMENT = Pattern.compile("\\s*|\\.{1,2}|.*[/\\\\?#%\\p{Cntrl}].*", Pattern.DOTALL);

	private final @Nullable String template;

	private final @Nullable Duration expiresIn;

	private TokenRequest(@Nullable String template, @Nullable Duration expiresIn) {
		this.template = template;
		this.expiresIn = expiresIn;
	}

	/**
	 * Asks for a session token, which is the one that came in unless it shall live for
	 * another time.
	 * @return the request
	 */
	public static TokenRequest sessionToken() {
		return SESSION_TOKEN;
	}

	/**
	 * Asks for a token from a JWT template.
	 * @param template the name of the template as in Clerk's dashboard; an empty one is
	 * none
	 * @return the request
	 * @throws IllegalArgumentException if it can't be a name: if it is blank, dots, or
	 * holds a slash, '?', '#', '%' or a control character
	 */
	public static TokenRequest template(String template) {
		Objects.requireNonNull(template, "template");
		if (template.isEmpty()) {
			return SESSION_TOKEN;
		}
		if (NO_SEGMENT.matcher(template).matches()) {
			throw new IllegalArgumentException("template must be the name of a JWT template as in Clerk's dashboard, "
					+ "neither blank nor dots, without slashes, '?', '#', '%' and control characters");
		}
		return new TokenRequest(template, null);
	}

	/**
	 * Chooses how long the token shall live.
	 * @param expiresIn whole seconds, zero or more; Clerk has limits of its own
	 * @return a copy with this life
	 * @throws IllegalArgumentException if it is negative or has a fraction of a second
	 */
	public TokenRequest expiresIn(Duration expiresIn) {
		Objects.requireNonNull(expiresIn, "expiresIn");
		if (expiresIn.isNegative() || expiresIn.getNano() != 0) {
			throw new IllegalArgumentException("expiresIn must be a number of whole seconds, zero or more");
		}
		return new TokenRequest(this.template, expiresIn);
	}

	/**
	 * Returns the template.
	 * @return its name, never empty, or null for a session token
	 */
	public @Nullable String template() {
		return this.template;
	}

	/**
	 * Returns how long the token shall live.
	 * @return whole seconds, or null for as long as Clerk lets it
	 */
	public @Nullable Duration expiresIn() {
		return this.expiresIn;
	}

	/**
	 * Tells whether the token that came in is what is asked for.
	 */
	boolean isMetByPresentToken() {
		return this.template == null && this.expiresIn == null;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TokenRequest that && Objects.equals(this.template, that.template)
				&& Objects.equals(this.expiresIn, that.expiresIn);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.template, this.expiresIn);
	}

	@Override
	public String toString() {
		return "TokenRequest[template=" + this.template + ", expiresIn=" + this.expiresIn + "]";
	}

}
