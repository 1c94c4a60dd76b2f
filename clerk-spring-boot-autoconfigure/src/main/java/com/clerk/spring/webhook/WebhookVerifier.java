package com.clerk.spring.webhook;

import java.time.Clock;
import java.util.List;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * Verifies webhooks: that Clerk sent them, and lately. Says nothing about whether the
 * same one was handled before.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface WebhookVerifier {

	/**
	 * Verifies a webhook.
	 * @param headers the headers of the request
	 * @param body the body as it was received, byte by byte
	 * @return the event
	 * @throws WebhookVerificationException if the webhook is not to be trusted, or is no
	 * event
	 */
	ClerkEvent verify(HttpHeaders headers, byte[] body);

	/**
	 * Creates a verifier.
	 * @param signingSecrets the secrets of the endpoints, {@code whsec_…}: one, or more
	 * while a secret is replaced. A webhook is good if one of them signed it
	 * @param clock tells the time
	 * @return a verifier, safe for use by many threads
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret,
	 * or one that can't be one
	 */
	static WebhookVerifier create(List<String> signingSecrets, Clock clock) {
		return new DefaultWebhookVerifier(SigningSecrets.of(signingSecrets), clock, null);
	}

	/**
	 * Creates a verifier of one of several instances.
	 * @param name the name of the instance, which its events tell as
	 * {@link com.clerk.spring.webhook.event.WebhookDelivery#instanceName()}, and by which
	 * its deliveries are kept apart from those of others
	 * @param signingSecrets the secrets of the instance's endpoint
	 * @param clock tells the time
	 * @return a verifier, safe for use by many threads
	 * @throws com.clerk.spring.options.ClerkConfigurationException if there is no secret,
	 * or one that can't be one
	 */
	static WebhookVerifier forInstance(String name, List<String> signingSecrets, Clock clock) {
		return new DefaultWebhookVerifier(SigningSecrets.of(signingSecrets), clock, name);
	}

	/**
	 * Creates a verifier, or, where there is no secret, one that throws
	 * {@link com.clerk.spring.options.ClerkConfigurationException} when it is asked.
	 * @param signingSecrets the secrets, which may be none
	 * @param clock tells the time
	 * @return a verifier, safe for use by many threads
	 * @throws com.clerk.spring.options.ClerkConfigurationException if a secret can't be
	 * one
	 */
	static WebhookVerifier createIfConfigured(List<String> signingSecrets, Clock clock) {
		return signingSecrets.isEmpty() ? new UnconfiguredWebhookVerifier() : create(signingSecrets, clock);
	}

}
