package com.clerk.spring.test.emulator.handshake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.ApiHost;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Parameters;
import com.clerk.spring.test.emulator.http.PathVariables;
import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.SessionCookies;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

/**
 * A browser's way over the Frontend API and back, by which an application learns who is
 * signed in ({@code shared/spec/clerk-emulator.md} section 7).
 */
final class HandshakeResource {

	private final Instance instance;

	private final RedirectTargets targets;

	private final Sessions sessions;

	private final HandshakeDirectives directives;

	private final HandshakeCarrier carrier;

	private final SatelliteSync satellites;

	HandshakeResource(Instance instance, RedirectTargets targets, Sessions sessions, HandshakeDirectives directives,
			HandshakeCarrier carrier, SatelliteSync satellites) {
		this.instance = instance;
		this.targets = targets;
		this.sessions = sessions;
		this.directives = directives;
		this.carrier = carrier;
		this.satellites = satellites;
	}

	ApiResponse get(ApiRequest request, PathVariables path) {
		String redirectUrl = this.targets.require(request.query().get("redirect_url"));
		return this.instance.isDevelopment() ? development(request, redirectUrl) : production(request, redirectUrl);
	}

	private ApiResponse development(ApiRequest request, String redirectUrl) {
		// An application's cookies are not Clerk's to see, though here they may arrive:
		// the dev browser is known by the address alone.
		Client client = this.sessions.clientOrNew(request.query().getOrEmpty(SessionCookies.DEV_BROWSER));
		return sendBack(request, redirectUrl, client, null);
	}

	private ApiResponse production(ApiRequest request, String redirectUrl) {
		Optional<Client> client = this.satellites.client(request);
		if (client.isEmpty() && this.satellites.mustAskPrimary(request)) {
			return this.satellites.askPrimary(request);
		}
		ApiResponse response = sendBack(request, redirectUrl, client.orElse(null), ApiHost.of(request).parentDomain());
		return client.map((known) -> response.with(this.satellites.keep(known))).orElse(response);
	}

	private ApiResponse sendBack(ApiRequest request, String redirectUrl, @Nullable Client client,
			@Nullable String domain) {
		Parameters query = request.query();
		String origin = this.targets.read(redirectUrl).origin();
		List<String> lines = Optional.ofNullable(client)
			.flatMap(this.sessions::current)
			.map((signedIn) -> activated(signedIn, query.get("organization_id")))
			.map((signedIn) -> this.directives.signedIn(signedIn, origin, domain))
			.orElseGet(() -> this.directives.signedOut(client, domain));
		return this.carrier.sendBack(redirectUrl, lines, query.get("format"), domain);
	}

	private SignedIn activated(SignedIn signedIn, @Nullable String organization) {
		return (organization != null) ? this.sessions.activate(signedIn, organization) : signedIn;
	}

	/**
	 * Returns what a nonce stands for to the application.
	 */
	ApiResponse payload(ApiRequest request, PathVariables path) {
		return this.carrier.exchange(request.query().getOrEmpty("nonce"))
			.map((lines) -> ApiResponse.json(200, Map.of("directives", lines)))
			.orElseThrow(() -> ApiException.notFound("No handshake was found for this nonce."));
	}

}
