package com.clerk.spring.token;

/**
 * What a check has against a token.
 *
 * @param reason which rule failed
 * @param failure what is wrong, in Clerk's words
 * ({@code shared/spec/authenticate-request.md} section 9.2)
 * @param action what to do about it, or an empty text
 */
record Refusal(TokenErrorReason reason, String failure, String action) {

	Refusal(TokenErrorReason reason, String failure) {
		this(reason, failure, "");
	}

	/**
	 * A refusal whose message asks for a token of Clerk's.
	 */
	static Refusal of(TokenErrorReason reason, String failure) {
		return new Refusal(reason, failure, "Make sure that this is a valid Clerk-generated JWT.");
	}

	TokenVerificationException toException() {
		return new TokenVerificationException(this.reason, this.failure, this.action, null);
	}

}
