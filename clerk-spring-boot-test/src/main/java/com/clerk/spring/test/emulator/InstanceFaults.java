package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.function.Predicate;

import com.clerk.spring.test.emulator.backend.SecretKeys;
import com.clerk.spring.test.emulator.handshake.HandshakeRoutes;
import com.clerk.spring.test.emulator.instance.SigningKeys;
import com.clerk.spring.test.emulator.sessions.Sessions;

/**
 * What goes wrong in the instance itself, whichever request shows it.
 */
final class InstanceFaults {

	private static final Predicate<String> NONE = (keyId) -> false;

	private final SigningKeys keys;

	private final SecretKeys secretKeys;

	private final SkewedClock clock;

	private final Sessions sessions;

	private final HandshakeRoutes handshakes;

	InstanceFaults(SigningKeys keys, SecretKeys secretKeys, SkewedClock clock, Sessions sessions,
			HandshakeRoutes handshakes) {
		this.keys = keys;
		this.secretKeys = secretKeys;
		this.clock = clock;
		this.sessions = sessions;
		this.handshakes = handshakes;
	}

	void hideKeys(Predicate<String> keyIds) {
		this.keys.hide(keyIds);
	}

	void refuseSecretKeys() {
		this.secretKeys.refuse(true);
	}

	void skew(Duration skew) {
		this.clock.skew(skew);
	}

	void expireRefreshTokens() {
		this.sessions.all().forEach((session) -> this.sessions.replaceRefreshToken(session.id()));
	}

	void forgetDevBrowsers() {
		this.sessions.forgetBrowsers();
	}

	void rotateDevBrowsers() {
		this.sessions.rotateBrowsers();
	}

	void expireNonces() {
		this.handshakes.clear();
	}

	/**
	 * Ends what lasts. Values that were forgotten stay so.
	 */
	void clear() {
		this.keys.hide(NONE);
		this.secretKeys.refuse(false);
		this.clock.skew(Duration.ZERO);
	}

}
