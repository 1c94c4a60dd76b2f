package com.clerk.spring.test.emulator.server;

import java.util.function.Function;

import com.clerk.spring.test.emulator.backend.BackendRoutes;
import com.clerk.spring.test.emulator.backend.InvitationRoutes;
import com.clerk.spring.test.emulator.backend.MachineTokenRoutes;
import com.clerk.spring.test.emulator.frontend.BrowserClient;
import com.clerk.spring.test.emulator.frontend.Cors;
import com.clerk.spring.test.emulator.frontend.FrontendApi;
import com.clerk.spring.test.emulator.handshake.HandshakeRoutes;
import com.clerk.spring.test.emulator.http.ApiRequest;
import com.clerk.spring.test.emulator.http.ApiResponse;
import com.clerk.spring.test.emulator.http.Router;
import com.clerk.spring.test.emulator.instance.SigningKeys;
import com.clerk.spring.test.emulator.oauth.OAuthServer;

/**
 * All that can be asked for, and what answers.
 *
 * @param keys the keys that tokens are signed with
 * @param browserClient what the browser client talks to
 * @param cors whose pages may call it
 * @param handshakes what handshakes are answered with
 * @param backend what is asked for at the Backend API
 * @param invitations what is asked for there about invitations
 * @param machineTokens what is asked for there about machine tokens
 * @param oauth what OAuth clients ask for
 */
public record EmulatorRoutes(SigningKeys keys, BrowserClient browserClient, Cors cors, HandshakeRoutes handshakes,
		BackendRoutes backend, InvitationRoutes invitations, MachineTokenRoutes machineTokens, OAuthServer oauth) {

	/**
	 * Returns what answers.
	 * @param pages what is asked for by neither API
	 */
	public Function<ApiRequest, ApiResponse> dispatcher(Router pages) {
		KeySetResource keySet = new KeySetResource(this.keys);
		FrontendApi frontendApi = this.browserClient.frontendApi(this.cors, this.backend::environmentAsked,
				(router) -> this.oauth.addTo(this.handshakes.addTo(router.get("/.well-known/jwks.json", keySet::get))));
		Router backendApi = this.handshakes.addPayloadTo(new Router().get("/v1/jwks", keySet::get));
		return new Dispatcher(pages, frontendApi,
				this.machineTokens.addTo(this.invitations.addTo(this.backend.addTo(backendApi))),
				this.machineTokens.keys())::dispatch;
	}

}
