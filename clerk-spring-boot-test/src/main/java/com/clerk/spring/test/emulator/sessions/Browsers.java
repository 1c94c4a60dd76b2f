package com.clerk.spring.test.emulator.sessions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.clerk.spring.test.emulator.http.ApiCookie;
import com.clerk.spring.test.emulator.http.ApiHost;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.ReturnUrl;
import com.clerk.spring.test.emulator.instance.Instance;

/**
 * Knows browsers again ({@code shared/spec/clerk-emulator.md} section 2): by the dev
 * browser of a development instance, by the cookie {@code __client} of a production one.
 */
public final class Browsers {

	private final Instance instance;

	private final EmulatorState state;

	private final SessionCookies cookies;

	public Browsers(Instance instance, EmulatorState state, SessionCookies cookies) {
		this.instance = instance;
		this.state = state;
		this.cookies = cookies;
	}

	public Optional<Client> find(ApiRequest request) {
		return tokens(request).stream().flatMap((token) -> this.state.clientWithToken(token).stream()).findFirst();
	}

	private List<String> tokens(ApiRequest request) {
		if (!this.instance.isDevelopment()) {
			return request.cookies(SessionCookies.CLIENT);
		}
		List<String> tokens = new ArrayList<>();
		tokens.add(request.query().getOrEmpty(SessionCookies.DEV_BROWSER));
		tokens.addAll(request.cookies(this.cookies.hostedPagesName()));
		// On this machine the cookies of an application arrive too.
		tokens
			.addAll(request.cookies(SessionCookies.DEV_BROWSER + "_" + this.instance.publishableKey().cookieSuffix()));
		tokens.addAll(request.cookies(SessionCookies.DEV_BROWSER));
		return tokens;
	}

	/**
	 * Lets a browser be known again by the hosted pages. An application learns by a
	 * handshake alone, as it would from Clerk.
	 * @param response the answer so far
	 * @param request the request
	 * @param client the browser
	 * @param signedIn whether somebody is signed in to it
	 */
	public ApiResponse keep(ApiResponse response, ApiRequest request, Client client, boolean signedIn) {
		if (this.instance.isDevelopment()) {
			return response.with(List.of(this.cookies.hostedPages(client)));
		}
		return with(response, request, this.cookies.client(client), this.cookies.clientUat(client, signedIn));
	}

	/**
	 * Lets a browser of a production instance be a stranger, whom nobody is signed in to.
	 * @param response the answer so far
	 * @param request the request
	 */
	public ApiResponse forget(ApiResponse response, ApiRequest request) {
		return with(response, request, this.cookies.noClient(), this.cookies.noClientUat());
	}

	private static ApiResponse with(ApiResponse response, ApiRequest request, ApiCookie client,
			Stream<ApiCookie> clientUat) {
		String domain = ApiHost.of(request).parentDomain();
		return response
			.with(Stream.concat(Stream.of(client), clientUat.map((cookie) -> cookie.withDomain(domain))).toList());
	}

	/**
	 * Returns an address as it is given to a browser, which tells an application in
	 * development who the browser is.
	 */
	public String wayBack(String url, Client client) {
		return this.instance.isDevelopment()
				? ReturnUrl.parse(url).with(SessionCookies.DEV_BROWSER, client.token()).toString() : url;
	}

}
