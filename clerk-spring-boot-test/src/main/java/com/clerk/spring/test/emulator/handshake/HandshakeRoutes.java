package com.clerk.spring.test.emulator.handshake;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import com.clerk.spring.test.emulator.http.RedirectTargets;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.instance.Instance;
import com.clerk.spring.test.emulator.instance.TokenSigner;
import com.clerk.spring.test.emulator.sessions.Browsers;
import com.clerk.spring.test.emulator.sessions.EmulatorState;
import com.clerk.spring.test.emulator.sessions.SessionCookies;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * All that belongs to handshakes ({@code shared/spec/clerk-emulator.md} section 7).
 */
public final class HandshakeRoutes {

	private final OneTimeValues<List<String>> payloads;

	private final OneTimeValues<String> syncedClients;

	private final SatelliteSync satellites;

	private final HandshakeResource resource;

	public HandshakeRoutes(Instance instance, TokenSigner signer, SessionTokens tokens, SessionCookies cookies,
			Sessions sessions, EmulatorState state, Browsers browsers, RedirectTargets targets,
			Set<String> satelliteHosts, HandshakeForm form, Clock clock) {
		this.payloads = new OneTimeValues<>("hsn_", clock);
		this.syncedClients = new OneTimeValues<>("sync_", clock);
		this.satellites = new SatelliteSync(satelliteHosts, targets, browsers, state, cookies, this.syncedClients);
		this.resource = new HandshakeResource(instance, targets, sessions,
				new HandshakeDirectives(instance, tokens, cookies),
				new HandshakeCarrier(instance, signer, this.payloads, form), this.satellites);
	}

	/**
	 * Adds what browsers ask the Frontend API for.
	 */
	public Router addTo(Router frontendApi) {
		return frontendApi.get("/v1/client/handshake", this.resource::get)
			.get("/v1/client/sync", this.satellites::sync);
	}

	/**
	 * Adds what applications ask the Backend API for.
	 */
	public Router addPayloadTo(Router backendApi) {
		return backendApi.get("/v1/clients/handshake_payload", this.resource::payload);
	}

	/**
	 * Forgets those that have begun.
	 */
	public void clear() {
		this.payloads.clear();
		this.syncedClients.clear();
	}

}
