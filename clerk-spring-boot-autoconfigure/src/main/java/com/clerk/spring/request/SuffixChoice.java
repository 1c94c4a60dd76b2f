package com.clerk.spring.request;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;

/**
 * Chooses between the suffixed and the unsuffixed cookies of a domain that several
 * instances may share ({@code shared/spec/authenticate-request.md} section 5.3).
 *
 * @param session the unsuffixed session cookie
 * @param clientUat the unsuffixed client uat, as text
 * @param suffixedSession the suffixed session cookie
 * @param suffixedClientUat the suffixed client uat, as text
 */
record SuffixChoice(@Nullable UnverifiedToken session, @Nullable String clientUat,
		@Nullable UnverifiedToken suffixedSession, @Nullable String suffixedClientUat) {

	private static final Pattern SCHEMES = Pattern.compile("https?://", Pattern.CASE_INSENSITIVE);

	/**
	 * Tells whether the suffixed cookies count; the rows of the table, in their order.
	 */
	boolean isSuffixed(PublishableKey key, ClerkOptions options, Instant now) {
		if (this.session != null) {
			Object issuer = this.session.claim("iss");
			if (issuer == null || isNothing(issuer)) {
				return false; // 1
			}
			if (!isIssuer(issuer, key, options)) {
				return true; // 2
			}
		}
		if (this.suffixedClientUat == null && this.suffixedSession == null) {
			return false; // 3
		}
		boolean active = !"0".equals(this.clientUat);
		boolean suffixedActive = !"0".equals(this.suffixedClientUat);
		if (active && suffixedActive && issuedAt(this.session) > issuedAt(this.suffixedSession)) {
			return false; // 4
		}
		if (active && !suffixedActive) {
			return false; // 5
		}
		boolean development = key.instanceType() == InstanceType.DEVELOPMENT;
		if (development && !active && suffixedActive && isExpired(this.suffixedSession, now)) {
			return false; // 6
		}
		return this.suffixedClientUat != null || this.suffixedSession == null; // 7, 8
	}

	private static boolean isNothing(Object claim) {
		return "".equals(claim) || Boolean.FALSE.equals(claim)
				|| (claim instanceof Number number && number.doubleValue() == 0);
	}

	private static boolean isIssuer(Object claim, PublishableKey key, ClerkOptions options) {
		String host = FrontendApi.issuerHost(key, options);
		return claim instanceof String issuer
				&& (issuer.equals("https://" + host) || SCHEMES.matcher(issuer).replaceAll("").equals(host));
	}

	private static double issuedAt(@Nullable UnverifiedToken token) {
		return (token != null && token.claim("iat") instanceof Number seconds) ? seconds.doubleValue() : 0;
	}

	private static boolean isExpired(@Nullable UnverifiedToken token, Instant now) {
		return token != null && token.claim("exp") instanceof Number seconds
				&& seconds.doubleValue() <= now.getEpochSecond();
	}

}
