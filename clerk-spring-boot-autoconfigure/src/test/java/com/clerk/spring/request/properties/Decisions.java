package com.clerk.spring.request.properties;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.options.ClerkConfigurationException;
import com.clerk.spring.options.ClerkOptions;
import com.clerk.spring.request.ClerkRequest;
import com.clerk.spring.request.RequestAuthenticator;
import com.clerk.spring.request.RequestState;
import com.clerk.spring.token.MachineTokenVerifier;
import com.clerk.spring.token.SessionTokenVerifier;
import com.clerk.spring.token.SigningKeys;
import com.clerk.spring.token.TestClock;

/**
 * An application that decides about requests.
 */
final class Decisions implements AutoCloseable {

	private final ClerkOptions options;

	private final TestClock clock = new TestClock();

	private final SigningKeys keys;

	private final RequestAuthenticator authenticator;

	Decisions(ClerkOptions options, ScriptedClerk clerk) {
		this.options = options;
		this.keys = SigningKeys.create(clerk, this.clock);
		this.authenticator = RequestAuthenticator.create(
				SessionTokenVerifier.create(options, this.keys, this.clock, 100),
				MachineTokenVerifier.create(clerk, this.keys, this.clock), this.keys, clerk, this.clock);
	}

	Decision decide(ClerkRequest request, Instant now) {
		this.clock.set(now);
		try {
			return new Decision(this.authenticator.authenticate(request, this.options), null);
		}
		catch (ClerkConfigurationException ex) {
			return new Decision(null, ex.code());
		}
	}

	@Override
	public void close() {
		this.keys.close();
	}

	/**
	 * What came out: a state, or the code of a configuration error.
	 */
	record Decision(@Nullable RequestState state, @Nullable String error) {

	}

}
