package com.clerk.spring.test.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows browsers again ({@code shared/spec/clerk-emulator.md} section 2): by the dev
 * browser of a development instance, by the cookie {@code __client} of a production one.
 */
final class Browsers {

	private final Instance instance;

	private final EmulatorState state;

	Browsers(Instance instance, EmulatorState state) {
		this.instance = instance;
		this.state = state;
	}

	Optional<Client> find(ApiRequest request) {
		return tokens(request).stream().flatMap((token) -> this.state.clientWithToken(token).stream()).findFirst();
	}

	private List<String> tokens(ApiRequest request) {
		if (!this.instance.isDevelopment()) {
			return request.cookies(SessionCookies.CLIENT);
		}
		List<String> tokens = new ArrayList<>();
		tokens.add(request.query().getOrEmpty(SessionCookies.DEV_BROWSER));
		tokens
			.addAll(request.cookies(SessionCookies.DEV_BROWSER + "_" + this.instance.publishableKey().cookieSuffix()));
		tokens.addAll(request.cookies(SessionCookies.DEV_BROWSER));
		return tokens;
	}

}
