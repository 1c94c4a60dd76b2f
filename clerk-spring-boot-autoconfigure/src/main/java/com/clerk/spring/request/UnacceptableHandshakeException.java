package com.clerk.spring.request;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * A browser of a development instance brought a handshake that can't be accepted. It is a
 * matter of how keys are set up, so the developer is told instead of being sent round in
 * circles ({@code shared/spec/authenticate-request.md} section 11.1). The message holds
 * no token and may be shown to the developer's browser.
 *
 * @since 0.1.0
 */
public final class UnacceptableHandshakeException extends ClerkConfigurationException {

	private static final long serialVersionUID = 1L;

	UnacceptableHandshakeException(String code, String message) {
		super(code, message);
	}

}
