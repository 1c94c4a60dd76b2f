package com.example.harbor.browser;

import java.text.ParseException;
import java.time.Instant;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * A session token, as a browser has it.
 *
 * @param value the token
 */
record SessionToken(String value) {

	Object claim(String name) {
		return claims().getClaim(name);
	}

	Instant issuedAt() {
		return claims().getIssueTime().toInstant();
	}

	Instant expiresAt() {
		return claims().getExpirationTime().toInstant();
	}

	private JWTClaimsSet claims() {
		try {
			return parsed().getJWTClaimsSet();
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	SignedJWT parsed() {
		try {
			return SignedJWT.parse(this.value);
		}
		catch (ParseException ex) {
			throw new IllegalStateException("Not a session token: '" + this.value + "'", ex);
		}
	}

}
