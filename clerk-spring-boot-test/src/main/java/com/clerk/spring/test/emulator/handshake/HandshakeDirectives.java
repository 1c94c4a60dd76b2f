package com.clerk.spring.test.emulator.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiCookie;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.SessionCookies;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * What a handshake tells an application to set, as complete {@code Set-Cookie} lines
 * ({@code shared/spec/clerk-emulator.md} section 7).
 */
final class HandshakeDirectives {

	private final Instance instance;

	private final SessionTokens tokens;

	private final SessionCookies cookies;

	HandshakeDirectives(Instance instance, SessionTokens tokens, SessionCookies cookies) {
		this.instance = instance;
		this.tokens = tokens;
		this.cookies = cookies;
	}

	/**
	 * Returns the lines for somebody who is signed in.
	 * @param signedIn who
	 * @param origin the origin of the application, which the token is made for
	 * @param domain the domain that application and Frontend API share, or null
	 */
	List<String> signedIn(SignedIn signedIn, @Nullable String origin, @Nullable String domain) {
		String token = this.tokens.create(signedIn.session(), origin);
		List<ApiCookie> directives = new ArrayList<>(this.cookies.signedIn(signedIn, token));
		directives.add(this.cookies.refresh(signedIn.session()));
		return lines(directives, domain);
	}

	/**
	 * Returns the lines for a browser that nobody is signed in to.
	 * @param client the browser, or null for one that is not known
	 * @param domain the domain that application and Frontend API share, or null
	 */
	List<String> signedOut(@Nullable Client client, @Nullable String domain) {
		return lines(this.cookies.signedOut(client), domain);
	}

	private List<String> lines(List<ApiCookie> directives, @Nullable String domain) {
		// What carried a production handshake would be resolved again by each later
		// request.
		Stream<ApiCookie> carriers = this.instance.isDevelopment() ? Stream.empty()
				: Stream.of(HandshakeCarrier.TOKEN, HandshakeCarrier.NONCE).map(HandshakeCarrier::deletion);
		return Stream.concat(directives.stream(), carriers)
			.map((cookie) -> isShared(cookie) ? cookie.withDomain(domain) : cookie)
			.map(ApiCookie::toHeader)
			.toList();
	}

	/**
	 * Whether the Frontend API sets it too, so that both mean the same one.
	 */
	private static boolean isShared(ApiCookie cookie) {
		return cookie.name().startsWith(SessionCookies.CLIENT_UAT) || cookie.name().startsWith(HandshakeCarrier.TOKEN);
	}

}
