package com.clerk.spring.security;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;

/**
 * Decides as a test says, and remembers what it was asked.
 */
final class StubAuthenticator implements RequestAuthenticator {

	private final List<ClerkRequest> requests = new ArrayList<>();

	private Function<ClerkRequest, RequestState> decision = (request) -> States.signedOut();

	void decide(RequestState state) {
		this.decision = (request) -> state;
	}

	void fail(RuntimeException failure) {
		this.decision = (request) -> {
			throw failure;
		};
	}

	List<ClerkRequest> requests() {
		return this.requests;
	}

	@Override
	public RequestState authenticate(ClerkRequest request, ClerkOptions options, AcceptedTokens accepted) {
		this.requests.add(request);
		return this.decision.apply(request);
	}

}
