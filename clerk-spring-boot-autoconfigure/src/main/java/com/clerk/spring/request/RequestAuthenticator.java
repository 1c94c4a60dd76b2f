package com.clerk.spring.request;

import java.time.Clock;

import io.micrometer.observation.ObservationRegistry;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.backend.SessionApi;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;

/**
 * Decides what a request is ({@code shared/spec/authenticate-request.md}), for gateways,
 * WebSocket handshakes and whatever else does not pass the filter.
 *
 * @since 0.1.0
 */
public interface RequestAuthenticator {

	/**
	 * Makes what decides about requests.
	 * @param verifier verifies the session tokens that requests carry
	 * @param machineTokenVerifier verifies the machine tokens that requests carry
	 * @param keys the signing keys, the same as the verifiers'
	 * @param sessionApi the calls about handshakes and refreshes
	 * @param clock the clock, the same as the verifiers'
	 * @return a thread-safe authenticator
	 */
	static RequestAuthenticator create(SessionTokenVerifier verifier, MachineTokenVerifier machineTokenVerifier,
			SigningKeys keys, SessionApi sessionApi, Clock clock) {
		return new DefaultRequestAuthenticator(verifier, machineTokenVerifier, keys, sessionApi, clock);
	}

	/**
	 * Makes an authenticator whose decisions are observed as
	 * {@code clerk.authentication}.
	 * @param authenticator what decides
	 * @param registry where observations go; nothing is observed without handlers
	 * @param convention their name and keys
	 * @return a thread-safe authenticator
	 */
	static RequestAuthenticator observed(RequestAuthenticator authenticator, ObservationRegistry registry,
			AuthenticationObservationConvention convention) {
		return new ObservedRequestAuthenticator(authenticator, registry, convention);
	}

	/**
	 * Decides about a request that may carry a session.
	 * @param request the request
	 * @param options the options for it
	 * @return what the request is
	 * @throws com.clerk.spring.options.ClerkConfigurationException if the options can't
	 * serve the request
	 */
	default RequestState authenticate(ClerkRequest request, ClerkOptions options) {
		return authenticate(request, options, AcceptedTokens.session());
	}

	/**
	 * Decides about a request.
	 * @param request the request
	 * @param options the options for it
	 * @param accepted the kinds of token it may carry
	 * @return what the request is
	 * @throws com.clerk.spring.options.ClerkConfigurationException if the options can't
	 * serve the request
	 */
	RequestState authenticate(ClerkRequest request, ClerkOptions options, AcceptedTokens accepted);

}
