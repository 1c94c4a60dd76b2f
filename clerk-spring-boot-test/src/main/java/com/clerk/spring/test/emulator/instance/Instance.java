package com.clerk.spring.test.emulator.instance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

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
		return create(type, Ids.number(MANY), Ids.next("ins_"));
	}

	/**
	 * Makes an instance that is known again by its name: its cookies have the suffix that
	 * they had when an instance of that name was made before. The secret key is another.
	 */
	public static Instance named(InstanceType type, String name) {
		UUID hash = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
		int number = Math.floorMod(hash.getMostSignificantBits(), MANY);
		return create(type, number, "ins_" + hash.toString().replace("-", ""));
	}

	private static Instance create(InstanceType type, int number, String id) {
		String host = switch (type) {
			// The browser client takes no other name for a development instance.
			case DEVELOPMENT -> "local-clerk-" + number + ".clerk.accounts.dev";
			case PRODUCTION -> "clerk.example-" + number + ".test";
		};
		String encoded = Base64.getEncoder()
			.withoutPadding()
			.encodeToString((host + "$").getBytes(StandardCharsets.UTF_8));
		PublishableKey publishableKey = PublishableKey.parse("pk_" + type.keyWord() + "_" + encoded);
		return new Instance(id, publishableKey, Ids.secret("sk_" + type.keyWord() + "_"));
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
