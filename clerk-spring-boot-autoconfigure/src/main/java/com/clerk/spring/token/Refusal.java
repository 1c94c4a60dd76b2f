package com.clerk.spring.token;

/**
 * What a check has against a token.
 *
 * @param reason which rule failed
 * @param message what is wrong, in Clerk's words
 * ({@code shared/spec/authenticate-request.md} section 9.2)
 */
record Refusal(TokenErrorReason reason, String message) {

	/**
	 * A refusal whose message asks for a token of Clerk's.
	 */
	static Refusal of(TokenErrorReason reason, String message) {
		return new Refusal(reason, message + " Make sure that this is a valid Clerk-generated JWT.");
	}

	TokenVerificationException toException() {
		return new TokenVerificationException(this.reason, this.message);
	}

}
