package com.clerk.spring.token;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.options.ClerkOptions;

/**
 * Session tokens for code written against Spring's resource server, by the same verifier
 * as everywhere else. A {@link Jwt} is a credential there, so what is no credential of a
 * signed-in user is refused as well: tokens made from a template or for a machine, and
 * those of sessions with tasks left (claim {@code sts} is {@code pending}).
 *
 * @since 0.1.0
 */
public final class ClerkJwtDecoder implements JwtDecoder {

	private final SessionTokenVerifier verifier;

	private final Supplier<ClerkOptions> options;

	/**
	 * Creates a decoder of the tokens of one instance.
	 * @param verifier the verifier
	 * @param options the options of the instance tokens must belong to
	 */
	public ClerkJwtDecoder(SessionTokenVerifier verifier, ClerkOptions options) {
		this(verifier, () -> options);
	}

	/**
	 * Creates a decoder.
	 * @param verifier the verifier
	 * @param options says for each token which instance it must belong to
	 */
	public ClerkJwtDecoder(SessionTokenVerifier verifier, Supplier<ClerkOptions> options) {
		this.verifier = verifier;
		this.options = options;
	}

	/**
	 * Verifies a token.
	 * @param token the compact text
	 * @return the token, {@code exp}, {@code iat} and {@code nbf} as {@link Instant}
	 * @throws BadJwtException if the token is refused
	 * @throws JwtException if it could not be judged, through no fault of the caller
	 */
	@Override
	public Jwt decode(String token) {
		try {
			DecodedToken decoded = DecodedToken.decode(token);
			SessionClaims claims = this.verifier.verify(decoded, options(), TokenSource.HEADER);
			requireSession(decoded, claims);
			return new Jwt(token, claims.getInstant("iat"), claims.getInstant("exp"), decoded.header(),
					withInstants(claims));
		}
		catch (TokenVerificationException ex) {
			// Spring shows the message to the caller, so it is no more than the reason.
			String message = "The session token was refused: " + ex.reason().code();
			throw ex.reason().isOutage() ? new JwtException(message, ex) : new BadJwtException(message, ex);
		}
		catch (IllegalArgumentException ex) {
			throw new BadJwtException("The token expires before it was issued");
		}
	}

	private ClerkOptions options() {
		try {
			return this.options.get();
		}
		catch (RuntimeException ex) {
			throw new JwtException("There are no options to verify the session token by", ex);
		}
	}

	private static void requireSession(DecodedToken token, SessionClaims claims) {
		if (!token.isSessionCategory() || claims.subject().startsWith("mch_")) {
			throw new BadJwtException("The token is not one of a session");
		}
		if ("pending".equals(claims.get("sts"))) {
			throw new BadJwtException("The session has tasks left");
		}
	}

	private static Map<String, Object> withInstants(SessionClaims claims) {
		Map<String, Object> converted = new LinkedHashMap<>(claims.asMap());
		for (String name : List.of("exp", "iat", "nbf")) {
			Instant time = claims.getInstant(name);
			if (time != null) {
				converted.put(name, time);
			}
		}
		return converted;
	}

}
