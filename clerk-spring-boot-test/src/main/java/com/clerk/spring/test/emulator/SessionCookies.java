package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The cookies that tell an application who is signed in, each plain and with the suffix
 * of the instance ({@code shared/spec/clerk-emulator.md} section 2).
 */
final class SessionCookies {

	static final String SESSION = "__session";

	static final String CLIENT_UAT = "__client_uat";

	static final String DEV_BROWSER = "__clerk_db_jwt";

	static final String REFRESH = "__refresh";

	static final String CLIENT = "__client";

	private static final Duration YEAR = Duration.ofDays(365);

	private final Instance instance;

	private final SessionTokens tokens;

	SessionCookies(Instance instance, SessionTokens tokens) {
		this.instance = instance;
		this.tokens = tokens;
	}

	/**
	 * Returns the cookies of somebody who is signed in, with a token that begins to live
	 * now.
	 * @param signedIn who
	 * @param authorizedParty the origin that the token is made for, or null
	 */
	List<EmulatedCookie> signedIn(SignedIn signedIn, @Nullable String authorizedParty) {
		String clientUat = String.valueOf(signedIn.client().updatedAt().getEpochSecond());
		String token = this.tokens.create(signedIn.session(), authorizedParty);
		return join(browser(signedIn.client()), both(CLIENT_UAT, clientUat, YEAR), both(SESSION, token, YEAR));
	}

	/**
	 * Returns the cookies of a browser that nobody is signed in to.
	 */
	List<EmulatedCookie> signedOut(@Nullable Client client) {
		Stream<EmulatedCookie> browser = (client != null) ? browser(client) : Stream.empty();
		Stream<EmulatedCookie> refresh = Stream
			.of(cookie(REFRESH + "_" + this.instance.publishableKey().cookieSuffix(), "", Duration.ZERO, true));
		return join(browser, both(CLIENT_UAT, "0", YEAR), both(SESSION, "", Duration.ZERO), refresh);
	}

	private Stream<EmulatedCookie> browser(Client client) {
		return this.instance.isDevelopment() ? both(DEV_BROWSER, client.token(), YEAR)
				: Stream.of(cookie(CLIENT, client.token(), YEAR, true));
	}

	private Stream<EmulatedCookie> both(String name, String value, Duration maxAge) {
		String suffixed = name + "_" + this.instance.publishableKey().cookieSuffix();
		return Stream.of(cookie(name, value, maxAge, false), cookie(suffixed, value, maxAge, false));
	}

	private EmulatedCookie cookie(String name, String value, Duration maxAge, boolean httpOnly) {
		return new EmulatedCookie(name, value, maxAge, httpOnly, !this.instance.isDevelopment());
	}

	@SafeVarargs
	private static List<EmulatedCookie> join(Stream<EmulatedCookie>... parts) {
		return Stream.of(parts).flatMap((part) -> part).toList();
	}

}
