package com.clerk.spring.webhook;

import java.util.ArrayList;
import java.util.List;

import com.clerk.spring.options.ClerkConfigurationException;

/**
 * The secrets that webhooks may be signed with.
 */
final class SigningSecrets {

	static final String PROPERTY = "clerk.webhooks.signing-secrets";

	private final List<SigningSecret> secrets;

	private SigningSecrets(List<SigningSecret> secrets) {
		this.secrets = List.copyOf(secrets);
	}

	static SigningSecrets of(List<String> texts) {
		if (texts.isEmpty()) {
			throw missing();
		}
		List<SigningSecret> secrets = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			secrets.add(SigningSecret.parse(texts.get(i), PROPERTY + "[" + i + "]"));
		}
		return new SigningSecrets(secrets);
	}

	static ClerkConfigurationException missing() {
		return new ClerkConfigurationException("webhook-signing-secret-missing",
				PROPERTY + " (CLERK_WEBHOOK_SIGNING_SECRET) is not set. Copy the signing secret of the endpoint "
						+ "from the webhooks page of Clerk's dashboard.");
	}

	/**
	 * Tells whether one of the secrets made one of the signatures. Tries all, so that the
	 * time tells nothing.
	 */
	boolean haveSigned(SvixHeaders headers, byte[] body) {
		boolean signed = false;
		for (SigningSecret secret : this.secrets) {
			signed |= secret.hasSigned(headers, body);
		}
		return signed;
	}

	/**
	 * Shows how many there are.
	 */
	@Override
	public String toString() {
		return this.secrets.size() + " signing secrets";
	}

}
