package com.clerk.spring.operations;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.operations.Finding.Level;

/**
 * W01 to W04: an endpoint for webhooks has signing secrets, and they can be ones.
 *
 * @since 0.1.0
 */
public final class WebhookSecrets implements FindingSource {

	private static final String PROPERTY = "clerk.webhooks.signing-secrets";

	private static final String PREFIX = "whsec_";

	private static final int USUAL_BYTES = 24;

	private static final String REMEDY = "Copy the signing secret of the endpoint, which starts with 'whsec_', from the "
			+ "webhooks page of the Clerk Dashboard; each endpoint and each instance has its own.";

	private final String property;

	private final boolean needed;

	private final List<String> secrets;

	private WebhookSecrets(String property, boolean needed, List<String> secrets) {
		this.property = property;
		this.needed = needed;
		this.secrets = List.copyOf(secrets);
	}

	/**
	 * Creates a check of the secrets of the application.
	 * @param needed whether there is an endpoint that has no other ones
	 * @param secrets the secrets as they were configured
	 */
	public WebhookSecrets(boolean needed, List<String> secrets) {
		this(PROPERTY, needed, secrets);
	}

	/**
	 * Creates a check of the secrets of one of several instances.
	 * @param property the name of the property they were configured by
	 * @param secrets the secrets as they were configured
	 * @return the check
	 */
	public static WebhookSecrets ofInstance(String property, List<String> secrets) {
		return new WebhookSecrets(property, true, secrets);
	}

	/**
	 * Tells whether there are none.
	 * @return whether there are none
	 */
	public boolean isEmpty() {
		return this.secrets.isEmpty();
	}

	@Override
	public Stream<Finding> findings() {
		if (this.secrets.isEmpty() && this.needed) {
			return Stream.of(missing());
		}
		return IntStream.range(0, this.secrets.size())
			.mapToObj((index) -> check(new KeyText(this.property + "[" + index + "]", this.secrets.get(index).strip())))
			.flatMap(Stream::ofNullable);
	}

	private Finding missing() {
		return PROPERTY.equals(this.property)
				? Finding.fail("W01", PROPERTY,
						"There is an endpoint for webhooks (clerk.webhooks.path), but no secret to verify them with.",
						"Set " + PROPERTY + " or CLERK_WEBHOOK_SIGNING_SECRET. " + REMEDY)
				: Finding.fail("W02", this.property, "The value of " + this.property + " is empty.", REMEDY
						+ " Remove the property where webhooks of the instance are signed with " + PROPERTY + ".");
	}

	private @Nullable Finding check(KeyText secret) {
		if (secret.startsWith("sk_") || secret.startsWith("pk_")) {
			return Finding.fail("W03", this.property, "The value of " + secret.property()
					+ " is an API key, not a signing secret (" + secret.shape() + ").", REMEDY);
		}
		String mistake = secret.copyMistake();
		if (mistake != null) {
			return Finding.fail("W02", this.property, "The value of " + secret.property() + " " + mistake + ".",
					REMEDY);
		}
		int bytes = bytes(secret);
		if (bytes == 0) {
			return Finding.fail("W02", this.property,
					"The value of " + secret.property()
							+ ((secret.isPresent()) ? " is not base64 (" + secret.shape() + ")." : " is empty."),
					REMEDY);
		}
		return (bytes < USUAL_BYTES)
				? new Finding("W04", Level.WARN, this.property,
						"The secret " + secret.property() + " has " + bytes
								+ " bytes, which is less than Clerk's own have.",
						"Check that it was copied whole.")
				: null;
	}

	/**
	 * Returns how many bytes a secret stands for, 0 if it can't be one.
	 */
	private static int bytes(KeyText secret) {
		String base64 = secret.startsWith(PREFIX) ? secret.value().substring(PREFIX.length()) : secret.value();
		try {
			return Base64.getDecoder().decode(base64).length;
		}
		catch (IllegalArgumentException ex) {
			return 0;
		}
	}

	/**
	 * Requires secrets that can be used.
	 * @return the secrets
	 * @throws FailedChecksException if they can't be
	 */
	public List<String> required() {
		ConfigurationChecks.require(findings().toList());
		return this.secrets;
	}

}
