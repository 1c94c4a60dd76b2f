package com.clerk.spring.request;

import com.clerk.spring.auth.AcceptedTokens;
import com.clerk.spring.options.ClerkOptions;

/**
 * Decides what a request is ({@code shared/spec/authenticate-request.md}), for gateways,
 * WebSocket handshakes and whatever else does not pass the filter.
 *
 * @since 0.1.0
 */
public interface RequestAuthenticator {

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
