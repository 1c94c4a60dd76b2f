package com.clerk.spring.test.emulator.instance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.clerk.spring.options.InstanceType;
import com.clerk.spring.options.PublishableKey;
import com.clerk.spring.test.emulator.http.Ids;

/**
 * Who the emulator says it is; stays the same as long as it runs.
 *
 * @param id an id such as {@code ins_…}
 * @param publishableKey the publishable key
 * @param secretKey the secret key
 */
public record Instance(String id, PublishableKey publishableKey, String secretKey) {

	private static final int MANY = 1_000_000;

	/**
	 * Makes an instance of its own name, so that cookies of two emulators on one host
	 * have different suffixes.
	 */
	public static Instance create(InstanceType type) {
		int number = Ids.number(MANY);
		String host = switch (type) {
			// The browser client takes no other name for a development instance.
			case DEVELOPMENT -> "local-clerk-" + number + ".clerk.accounts.dev";
			case PRODUCTION -> "clerk.example-" + number + ".test";
		};
		String encoded = Base64.getEncoder()
			.withoutPadding()
			.encodeToString((host + "$").getBytes(StandardCharsets.UTF_8));
		PublishableKey publishableKey = PublishableKey.parse("pk_" + type.keyWord() + "_" + encoded);
		return new Instance(Ids.next("ins_"), publishableKey, Ids.secret("sk_" + type.keyWord() + "_"));
	}

	public InstanceType type() {
		return this.publishableKey.instanceType();
	}

	public boolean isDevelopment() {
		return type() == InstanceType.DEVELOPMENT;
	}

	public String issuer() {
		return "https://" + this.publishableKey.frontendApiHost();
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "Instance[" + this.id + ", " + this.publishableKey + "]";
	}

}
