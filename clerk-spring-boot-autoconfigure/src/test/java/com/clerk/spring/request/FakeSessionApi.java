package com.clerk.spring.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.clerk.spring.backend.ClerkApiException;
import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.backend.SessionRefresh;
import com.clerk.spring.options.ClerkOptions;

/**
 * A Backend API that answers as told, and remembers what it was asked.
 */
final class FakeSessionApi implements SessionApi {

	private final List<String> nonces = new ArrayList<>();

	private final List<SessionRefresh> refreshes = new ArrayList<>();

	private Supplier<List<String>> answer = () -> {
		throw new AssertionError("No call was expected");
	};

	@Override
	public List<String> handshakePayload(String nonce, ClerkOptions options) {
		this.nonces.add(nonce);
		return this.answer.get();
	}

	@Override
	public List<String> refreshSession(SessionRefresh refresh, ClerkOptions options) {
		this.refreshes.add(refresh);
		return this.answer.get();
	}

	void answer(String... lines) {
		this.answer = () -> List.of(lines);
	}

	void fail(ClerkApiException failure) {
		this.answer = () -> {
			throw failure;
		};
	}

	List<String> nonces() {
		return this.nonces;
	}

	List<SessionRefresh> refreshes() {
		return this.refreshes;
	}

}
