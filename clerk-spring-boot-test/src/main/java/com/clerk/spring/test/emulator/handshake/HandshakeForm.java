package com.clerk.spring.test.emulator.handshake;

import org.jspecify.annotations.Nullable;

/**
 * In which of its two forms a handshake comes back to an application.
 */
public enum HandshakeForm {

	/** The one that the application asks for. */
	AS_ASKED,

	/** A nonce, which the application exchanges at the Backend API. */
	NONCE,

	/** A signed token, which holds all. */
	TOKEN;

	/**
	 * Says whether it is a nonce.
	 * @param format what the application asks for, or null
	 */
	boolean isNonce(@Nullable String format) {
		return switch (this) {
			case AS_ASKED -> "nonce".equals(format);
			case NONCE -> true;
			case TOKEN -> false;
		};
	}

}
