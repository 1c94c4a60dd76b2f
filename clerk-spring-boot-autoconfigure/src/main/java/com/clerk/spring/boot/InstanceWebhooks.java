package com.clerk.spring.boot;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.clerk.spring.operations.ConfigurationChecks;
import com.clerk.spring.operations.Finding;
import com.clerk.spring.operations.FindingSource;
import com.clerk.spring.operations.InstanceHosts;
import com.clerk.spring.operations.WebhookSecrets;
import com.clerk.spring.servlet.PublicHost;
import com.clerk.spring.webhook.WebhookVerifier;

/**
 * The listed instances that have signing secrets of their own.
 */
final class InstanceWebhooks implements FindingSource {

	private final Map<InstanceName, WebhookSecrets> secrets = new LinkedHashMap<>();

	private final Map<InstanceName, List<String>> hosts = new LinkedHashMap<>();

	InstanceWebhooks(ClerkInstanceProperties properties) {
		InstanceName.unique(properties.instances()).forEach((name, instance) -> {
			List<String> own = instance.webhooks().signingSecrets();
			if (own != null) {
				this.secrets.put(name, WebhookSecrets.ofInstance(name.prefix() + ".webhooks.signing-secrets", own));
				this.hosts.put(name, instance.hosts());
			}
		});
	}

	boolean isEmpty() {
		return this.secrets.isEmpty();
	}

	@Override
	public Stream<Finding> findings() {
		return this.secrets.values().stream().flatMap(WebhookSecrets::findings);
	}

	/**
	 * Makes what verifies the webhooks of each host.
	 * @throws com.clerk.spring.operations.FailedChecksException if a secret or a host
	 * can't be one
	 */
	Map<PublicHost, WebhookVerifier> verifiers(Clock clock) {
		ConfigurationChecks.require(InstanceHosts.check(hostsByProperty()));
		Map<PublicHost, WebhookVerifier> verifiers = new LinkedHashMap<>();
		this.secrets.forEach((name, own) -> {
			WebhookVerifier verifier = WebhookVerifier.forInstance(name.text(), own.required(), clock);
			this.hosts.getOrDefault(name, List.of()).forEach((host) -> verifiers.put(PublicHost.parse(host), verifier));
		});
		return verifiers;
	}

	private Map<String, List<String>> hostsByProperty() {
		Map<String, List<String>> byProperty = new LinkedHashMap<>();
		this.hosts.forEach((name, own) -> byProperty.put(name.prefix() + ".hosts", own));
		return byProperty;
	}

}
