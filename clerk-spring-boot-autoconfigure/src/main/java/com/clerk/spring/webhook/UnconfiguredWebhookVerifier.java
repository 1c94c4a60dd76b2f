package com.clerk.spring.webhook;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * Has no secret, and so can't verify anything.
 */
final class UnconfiguredWebhookVerifier implements WebhookVerifier {

	@Override
	public ClerkEvent verify(HttpHeaders headers, byte[] body) {
		throw SigningSecrets.missing();
	}

}
