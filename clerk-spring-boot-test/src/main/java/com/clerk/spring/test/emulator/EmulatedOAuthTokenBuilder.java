package com.clerk.spring.test.emulator;

import java.util.List;

import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.machines.NewMachineToken;
import com.clerk.spring.test.emulator.machines.NewOAuthToken;

/**
 * Describes an OAuth access token to be made, opaque unless told. It lives a day unless
 * told.
 *
 * @since 0.1.0
 */
public final class EmulatedOAuthTokenBuilder extends EmulatedMachineTokenBuilder<EmulatedOAuthTokenBuilder> {

	private String clientId = Ids.next("");

	private List<String> audience = List.of();

	private boolean jwt;

	EmulatedOAuthTokenBuilder() {
		super(Ids.next("user_"));
	}

	/**
	 * Sets which OAuth application it was given to; a new one otherwise.
	 * @param clientId the application's client id
	 * @return this builder
	 */
	public EmulatedOAuthTokenBuilder clientId(String clientId) {
		this.clientId = clientId;
		return this;
	}

	/**
	 * Sets whom it is meant for; nobody in particular otherwise.
	 * @param audience the values of {@code aud}
	 * @return this builder
	 */
	public EmulatedOAuthTokenBuilder audience(String... audience) {
		this.audience = List.of(audience);
		return this;
	}

	/**
	 * Makes it a JWT of the type {@code at+jwt}, which is verified without a call.
	 * @return this builder
	 */
	public EmulatedOAuthTokenBuilder jwt() {
		this.jwt = true;
		return this;
	}

	@Override
	EmulatedOAuthTokenBuilder self() {
		return this;
	}

	@Override
	NewMachineToken build() {
		return new NewOAuthToken(grant(), this.clientId, this.audience, this.jwt);
	}

}
