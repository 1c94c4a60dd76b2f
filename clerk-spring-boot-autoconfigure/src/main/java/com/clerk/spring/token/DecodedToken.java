package com.clerk.spring.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

import com.clerk.spring.auth.SessionClaims;
import com.clerk.spring.backend.Json;

/**
 * A token taken apart but not verified: nothing in it may be believed yet.
 *
 * @since 0.1.0
 */
public final class DecodedToken {

	private static final int MAX_LENGTH = 16 * 1024;

	private static final Set<String> SESSION_CATEGORIES = Set.of("cl_B7d4PD111AAA", "cl_I7d4PD111III");

	private final String text;

	private final byte[] bytes;

	private final int signatureStart;

	private final Map<String, Object> header;

	private final SessionClaims claims;

	private DecodedToken(String text, byte[] bytes, int signatureStart, Map<String, Object> header,
			SessionClaims claims) {
		this.text = text;
		this.bytes = bytes;
		this.signatureStart = signatureStart;
		this.header = header;
		this.claims = claims;
	}

	/**
	 * Takes a token apart.
	 * @param text the compact text
	 * @return the token
	 * @throws TokenVerificationException with {@link TokenErrorReason#TOKEN_INVALID} if
	 * it is no token
	 */
	public static DecodedToken decode(String text) {
		if (text.length() > MAX_LENGTH) {
			throw invalid("It is longer than " + MAX_LENGTH + " characters.");
		}
		int first = text.indexOf('.');
		int second = text.indexOf('.', first + 1);
		if (first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
			throw invalid("A JWT consists of three parts separated by dots.");
		}
		// A character that is no byte becomes one that is not base64url.
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		try {
			Map<String, Object> header = Json.readObject(Base64Url.decode(bytes, 0, first));
			Map<String, Object> claims = Json.readObject(Base64Url.decode(bytes, first + 1, second));
			Base64Url.decode(bytes, second + 1, bytes.length);
			return new DecodedToken(text, bytes, second + 1, Collections.unmodifiableMap(header),
					SessionClaims.ofParsed(claims, Json::convert));
		}
		catch (IllegalArgumentException ex) {
			throw invalid("The header, payload, or signature could not be decoded.");
		}
	}

	private static TokenVerificationException invalid(String why) {
		return new TokenVerificationException(TokenErrorReason.TOKEN_INVALID, "Invalid JWT form. " + why);
	}

	/**
	 * Returns the compact text.
	 * @return the text; never log it
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns the members of the header.
	 * @return an unmodifiable map
	 */
	public Map<String, Object> header() {
		return this.header;
	}

	/**
	 * Returns the claims, unverified.
	 * @return the claims
	 */
	public SessionClaims claims() {
		return this.claims;
	}

	/**
	 * Tells whether the category in the header is one of a session token
	 * ({@code shared/spec/session-tokens.md} section 7).
	 * @return true if the token may be the credential of a session request
	 */
	public boolean isSessionCategory() {
		return !this.header.containsKey("cat")
				|| (this.header.get("cat") instanceof String category && SESSION_CATEGORIES.contains(category));
	}

	/**
	 * The bytes of the text; not to be changed.
	 */
	byte[] bytes() {
		return this.bytes;
	}

	/**
	 * The text that was signed, exactly as sent.
	 */
	byte[] signedBytes() {
		return Arrays.copyOf(this.bytes, this.signatureStart - 1);
	}

	/**
	 * The signature in base64url.
	 */
	String signature() {
		return this.text.substring(this.signatureStart);
	}

	/**
	 * Shows that it is a token, nothing of it.
	 */
	@Override
	public String toString() {
		return "DecodedToken[" + this.text.length() + " characters]";
	}

}
