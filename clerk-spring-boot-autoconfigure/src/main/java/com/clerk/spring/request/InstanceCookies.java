package com.clerk.spring.request;

import java.time.Instant;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.options.PublishableKey;

/**
 * The cookies of one instance among those of a request
 * ({@code shared/spec/authenticate-request.md} section 5.2). There is no mixing: where
 * the suffixed ones are chosen, an absent one is absent.
 *
 * @param suffixed whether the suffixed ones are chosen
 * @param session the session token
 * @param clientUat when the browser's client last changed, in epoch seconds; 0 if it has
 * no active session
 * @param devBrowser the identifier of a browser in a development instance
 * @param refreshToken the refresh token, which is suffixed whatever the choice
 */
record InstanceCookies(boolean suffixed, @Nullable UnverifiedToken session, long clientUat, @Nullable String devBrowser,
		@Nullable String refreshToken) {

	/** The cookie, and the query parameter, of the dev browser. */
	static final String DEV_BROWSER = "__clerk_db_jwt";

	/** The cookie of the session token, and the prefix of its suffixed form. */
	static final String SESSION = "__session";

	private static final String CLIENT_UAT = "__client_uat";

	private static final String REFRESH = "__refresh";

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

	/**
	 * Chooses the cookies of an instance.
	 * @param cookies all cookies
	 * @param parameters the query, which may name the dev browser
	 * @param key the instance
	 * @param options its options
	 * @param now the time
	 */
	static InstanceCookies of(RequestCookies cookies, QueryParameters parameters, PublishableKey key,
			ClerkOptions options, Instant now) {
		String suffix = "_" + key.cookieSuffix();
		UnverifiedToken session = token(cookies.get(SESSION), null);
		UnverifiedToken suffixedSession = token(cookies.get(SESSION + suffix), session);
		SuffixChoice choice = new SuffixChoice(session, cookies.get(CLIENT_UAT), suffixedSession,
				cookies.get(CLIENT_UAT + suffix));
		boolean suffixed = choice.isSuffixed(key, options, now);
		String devBrowser = parameters.first(DEV_BROWSER);
		if (devBrowser == null || devBrowser.isEmpty()) {
			devBrowser = cookies.get(suffixed ? DEV_BROWSER + suffix : DEV_BROWSER);
		}
		return new InstanceCookies(suffixed, suffixed ? suffixedSession : session,
				seconds(suffixed ? choice.suffixedClientUat() : choice.clientUat()), devBrowser,
				cookies.get(REFRESH + suffix));
	}

	private static @Nullable UnverifiedToken token(@Nullable String text, @Nullable UnverifiedToken namesake) {
		if (text == null) {
			return null;
		}
		// A browser usually sends one token under both names: it is decoded once.
		return (namesake != null && namesake.text().equals(text)) ? namesake : new UnverifiedToken(text);
	}

	private static long seconds(@Nullable String clientUat) {
		return (clientUat != null && NUMBER.matcher(clientUat).matches()) ? Long.parseLong(clientUat) : 0;
	}

	/**
	 * Shows no value.
	 */
	@Override
	public String toString() {
		return "InstanceCookies";
	}

}
