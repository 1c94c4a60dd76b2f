package com.clerk.spring.test.emulator.handshake;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.clerk.spring.test.emulator.http.ApiCookie;
import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiHost;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.http.ReturnUrl;
import com.clerk.spring.test.emulator.http.WebOrigin;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SessionCookies;

/**
 * Lets a satellite domain of a production instance know the browsers of the primary one.
 * A cookie belongs to one site, so the browser goes from the satellite's Frontend API to
 * the primary's, which knows it, and back with a name for it that is good for one use.
 */
final class SatelliteSync {

	private static final String SYNC = "__clerk_sync";

	private static final String HANDSHAKE = "/v1/client/handshake";

	/** What a query is made of that a browser sent. */
	private static final Pattern QUERY = Pattern.compile("[\\x21-\\x7e&&[^#]]*");

	private final Set<String> hosts;

	private final RedirectTargets targets;

	private final Browsers browsers;

	private final EmulatorState state;

	private final SessionCookies cookies;

	private final OneTimeValues<String> synced;

	SatelliteSync(Set<String> hosts, RedirectTargets targets, Browsers browsers, EmulatorState state,
			SessionCookies cookies, OneTimeValues<String> synced) {
		this.hosts = Set.copyOf(hosts);
		this.targets = targets;
		this.browsers = browsers;
		this.state = state;
		this.cookies = cookies;
		this.synced = synced;
	}

	/**
	 * Returns the browser, known by its cookie or by what the primary told.
	 */
	Optional<Client> client(ApiRequest request) {
		String sync = request.query().getOrEmpty(SYNC);
		return this.synced.take(sync).flatMap(this.state::client).or(() -> this.browsers.find(request));
	}

	boolean mustAskPrimary(ApiRequest request) {
		return request.query().get(SYNC) == null && this.hosts.contains(host(request));
	}

	/**
	 * Sends the browser to the primary. A proxy would take the primary's address for its
	 * own, so that the satellite's comes in between.
	 */
	ApiResponse askPrimary(ApiRequest request) {
		String query = String.valueOf(request.rawQuery());
		return ApiResponse.redirect(307,
				proxied(request).isPresent() ? address(request) + "?" + query
						: "http://localhost" + ApiHost.of(request).port() + "/v1/client/sync?satellite=" + host(request)
								+ "&handshake=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
	}

	private static String address(ApiRequest request) {
		return "http://" + host(request) + ApiHost.of(request).port() + HANDSHAKE;
	}

	/**
	 * Returns the host of the application whose browser asks.
	 */
	private static String host(ApiRequest request) {
		return proxied(request).orElseGet(() -> ApiHost.of(request).name());
	}

	private static Optional<String> proxied(ApiRequest request) {
		try {
			return Optional.ofNullable(request.header("clerk-proxy-url"))
				.map(URI::create)
				.flatMap(WebOrigin::of)
				.map(WebOrigin::host);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Answers for the satellite, whose page asks, or for the primary.
	 */
	ApiResponse sync(ApiRequest request, PathVariables path) {
		return mustAskPrimary(request) ? beginHandshake(request) : answer(request);
	}

	/**
	 * Lets a page of the satellite know the browser as if its server had asked, and says
	 * that it need not ask again.
	 */
	private ApiResponse beginHandshake(ApiRequest request) {
		ReturnUrl wayBack = ReturnUrl.parse(this.targets.require(request.query().get("redirect_url")));
		return ApiResponse.redirect(307, address(request) + "?redirect_url="
				+ URLEncoder.encode(wayBack.with("__clerk_synced", "true").toString(), StandardCharsets.UTF_8));
	}

	private ApiResponse answer(ApiRequest request) {
		String satellite = request.query().getOrEmpty("satellite");
		if (!this.hosts.contains(satellite)) {
			throw ApiException.badRequest("invalid_url", "This host is no satellite of the emulator.");
		}
		String query = request.query().getOrEmpty("handshake");
		if (!QUERY.matcher(query).matches()) {
			throw ApiException.badRequest("invalid_url", "handshake must be the query of a handshake.");
		}
		String sync = this.browsers.find(request).map((client) -> this.synced.keep(client.id())).orElse("none");
		String handshake = "http://" + satellite + ApiHost.of(request).port() + HANDSHAKE + "?" + query;
		return ApiResponse.redirect(307, ReturnUrl.parse(handshake).with(SYNC, sync).toString());
	}

	/**
	 * Returns the cookies by which this site knows the browser from now on.
	 */
	List<ApiCookie> keep(Client client) {
		return List.of(this.cookies.client(client));
	}

}
