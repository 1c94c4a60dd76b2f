package com.clerk.spring.test.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.clerk.spring.options.PublishableKey;

/**
 * The names and keys of the local instance. All of them are made up.
 *
 * @param id the instance, such as {@code ins_…}
 * @param publishableKey the publishable key
 * @param secretKey the secret key
 */
record EmulatorInstance(String id, PublishableKey publishableKey, String secretKey) {

	private static final String DEVELOPMENT_HOST = "local-clerk-1.clerk.accounts.dev";

	private static final String PRODUCTION_HOST = "clerk.example.test";

	static EmulatorInstance create(boolean production) {
		String kind = production ? "live" : "test";
		String host = (production ? PRODUCTION_HOST : DEVELOPMENT_HOST) + "$";
		String encoded = Base64.getEncoder().withoutPadding().encodeToString(host.getBytes(StandardCharsets.UTF_8));
		return new EmulatorInstance(Ids.next("ins"), PublishableKey.parse("pk_" + kind + "_" + encoded),
				Ids.next("sk_" + kind));
	}

	/**
	 * Shows the id and the public key only.
	 */
	@Override
	public String toString() {
		return "EmulatorInstance[" + this.id + ", " + this.publishableKey + "]";
	}

}
