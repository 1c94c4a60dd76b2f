package com.clerk.spring.webhook;

import java.time.Clock;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import com.clerk.spring.webhook.WebhookVerificationException.Reason;
import com.clerk.spring.webhook.event.ClerkEvent;

/**
 * The steps of {@code shared/spec/webhooks.md} section 1.
 */
final class DefaultWebhookVerifier implements WebhookVerifier {

	private static final long TOLERANCE_IN_SECONDS = 300;

	private final SigningSecrets secrets;

	private final Clock clock;

	private final @Nullable String instanceName;

	DefaultWebhookVerifier(SigningSecrets secrets, Clock clock, @Nullable String instanceName) {
		this.secrets = secrets;
		this.clock = clock;
		this.instanceName = instanceName;
	}

	@Override
	public ClerkEvent verify(HttpHeaders headers, byte[] body) {
		SvixHeaders sent = SvixHeaders.of(headers);
		requireRecent(sent.timestamp());
		if (!this.secrets.haveSigned(sent, body)) {
			throw new WebhookVerificationException(Reason.SIGNATURE_MISMATCH,
					"No signature in svix-signature fits the body. Each endpoint in Clerk's dashboard has its own "
							+ "signing secret; set that of this one as clerk.webhooks.signing-secrets, and leave the "
							+ "body as it was sent.");
		}
		return Events.read(sent.id(), this.instanceName, body);
	}

	private void requireRecent(long timestamp) {
		long now = this.clock.instant().getEpochSecond();
		if (timestamp < now - TOLERANCE_IN_SECONDS) {
			throw new WebhookVerificationException(Reason.TOO_OLD,
					"svix-timestamp is more than 5 minutes ago. Check the clock of this machine; otherwise somebody "
							+ "sends an old webhook again.");
		}
		if (timestamp > now + TOLERANCE_IN_SECONDS) {
			throw new WebhookVerificationException(Reason.TOO_NEW,
					"svix-timestamp is more than 5 minutes ahead. Check the clock of this machine.");
		}
	}

}
