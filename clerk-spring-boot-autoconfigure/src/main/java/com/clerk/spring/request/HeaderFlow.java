package com.clerk.spring.request;

import com.clerk.spring.token.TokenSource;

/**
 * Decides about a request by the session token in its {@code Authorization} header
 * ({@code shared/spec/authenticate-request.md} section 7). A bad one is not rescued by
 * good cookies.
 */
final class HeaderFlow {

	private final SessionTokenCheck tokenCheck;

	HeaderFlow(SessionTokenCheck tokenCheck) {
		this.tokenCheck = tokenCheck;
	}

	RequestState decide(RequestContext context, UnverifiedToken token) {
		if (!token.isSessionCandidate()) {
			return context.states().signedOut("token-type-mismatch", "");
		}
		return this.tokenCheck.check(context, token, TokenSource.HEADER,
				(claims) -> context.states().signedIn(token.text(), claims));
	}

}
