package com.clerk.spring.test.emulator.sessions;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiCookie;
import com.clerk.spring.test.emulator.instance.Instance;

/**
 * The cookies that tell an application who is signed in, each plain and with the suffix
 * of the instance ({@code shared/spec/clerk-emulator.md} section 2).
 */
public final class SessionCookies {

	static final String SESSION = "__session";

	public static final String CLIENT_UAT = "__client_uat";

	public static final String DEV_BROWSER = "__clerk_db_jwt";

	static final String REFRESH = "__refresh";

	static final String CLIENT = "__client";

	private static final Duration YEAR = Duration.ofDays(365);

	private final Instance instance;

	public SessionCookies(Instance instance) {
		this.instance = instance;
	}

	/**
	 * Returns the cookies of somebody who is signed in.
	 * @param signedIn who
	 * @param token the session token
	 */
	public List<ApiCookie> signedIn(SignedIn signedIn, String token) {
		return join(devBrowser(signedIn.client()), clientUat(signedIn.client(), true), both(SESSION, token, YEAR));
	}

	/**
	 * Returns the cookies of a browser that nobody is signed in to.
	 */
	public List<ApiCookie> signedOut(@Nullable Client client) {
		Stream<ApiCookie> browser = (client != null) ? devBrowser(client) : Stream.empty();
		return join(browser, noClientUat(), both(SESSION, "", Duration.ZERO), Stream.of(refresh("", Duration.ZERO)));
	}

	/**
	 * Returns the cookie that a session is renewed by.
	 */
	public ApiCookie refresh(Session session) {
		return refresh(session.refreshToken(), YEAR);
	}

	private ApiCookie refresh(String value, Duration maxAge) {
		return cookie(suffixed(REFRESH), value, maxAge, true);
	}

	/**
	 * Returns the cookies of a session that was renewed.
	 * @param session the session
	 * @param token the new session token
	 * @param suffixed whether the application reads the suffixed ones
	 */
	public List<ApiCookie> renewed(Session session, String token, boolean suffixed) {
		Stream<ApiCookie> tokens = suffixed ? both(SESSION, token, YEAR)
				: Stream.of(cookie(SESSION, token, YEAR, false));
		return join(tokens, Stream.of(refresh(session)));
	}

	/**
	 * Returns the cookie by which the Frontend API of a production instance knows a
	 * browser.
	 */
	public ApiCookie client(Client client) {
		return cookie(CLIENT, client.token(), YEAR, true);
	}

	ApiCookie noClient() {
		return cookie(CLIENT, "", Duration.ZERO, true);
	}

	/**
	 * Returns the cookie by which the hosted pages of a development instance know a
	 * browser, whatever an application of the same host sets.
	 */
	ApiCookie hostedPages(Client client) {
		return cookie(hostedPagesName(), client.token(), YEAR, true);
	}

	String hostedPagesName() {
		return suffixed("__hosted_pages");
	}

	Stream<ApiCookie> clientUat(Client client, boolean signedIn) {
		return signedIn ? both(CLIENT_UAT, String.valueOf(client.updatedAt().getEpochSecond()), YEAR) : noClientUat();
	}

	Stream<ApiCookie> noClientUat() {
		return both(CLIENT_UAT, "0", YEAR);
	}

	private Stream<ApiCookie> devBrowser(Client client) {
		return this.instance.isDevelopment() ? both(DEV_BROWSER, client.token(), YEAR) : Stream.empty();
	}

	private Stream<ApiCookie> both(String name, String value, Duration maxAge) {
		return Stream.of(cookie(name, value, maxAge, false), cookie(suffixed(name), value, maxAge, false));
	}

	private String suffixed(String name) {
		return name + "_" + this.instance.publishableKey().cookieSuffix();
	}

	private ApiCookie cookie(String name, String value, Duration maxAge, boolean httpOnly) {
		return new ApiCookie(name, value, maxAge, httpOnly, !this.instance.isDevelopment(), null);
	}

	@SafeVarargs
	private static List<ApiCookie> join(Stream<ApiCookie>... parts) {
		return Stream.of(parts).flatMap((part) -> part).toList();
	}

}
