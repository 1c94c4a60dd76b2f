package com.clerk.spring.test;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

import org.springframework.core.env.Environment;

import com.clerk.spring.webhook.WebhookVerifier;

/**
 * Verifies by a secret that nobody has, so no webhook is ever good. Secrets that a test
 * registers while the context starts are preferred.
 */
final class ThrowAwayWebhookVerifier {

	private static final int SECRET_BYTES = 32;

	private ThrowAwayWebhookVerifier() {
	}

	static WebhookVerifier create(Environment environment, Clock clock) {
		List<String> configured = NoWebhookSecretConfigured.configured(environment);
		return WebhookVerifier.create(configured.isEmpty() ? List.of(random()) : configured, clock);
	}

	private static String random() {
		byte[] secret = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(secret);
		return Base64.getEncoder().encodeToString(secret);
	}

}
