package com.clerk.spring.boot;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.clerk.spring.boot.ClerkInstanceProperties.Instance;
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

	private final Map<InstanceName, Instance> instances = new LinkedHashMap<>();

	InstanceWebhooks(ClerkInstanceProperties properties) {
		InstanceName.unique(properties.instances()).forEach((name, instance) -> {
			if (!instance.webhooks().signingSecrets().isEmpty()) {
				this.instances.put(name, instance);
			}
		});
	}

	boolean isEmpty() {
		return this.instances.isEmpty();
	}

	@Override
	public Stream<Finding> findings() {
		return this.instances.entrySet().stream().flatMap((entry) -> secrets(entry).findings());
	}

	/**
	 * Makes what verifies the webhooks of each host.
	 * @throws com.clerk.spring.operations.FailedChecksException if a secret or a host
	 * can't be one
	 */
	Map<PublicHost, WebhookVerifier> verifiers(Clock clock) {
		ConfigurationChecks.require(InstanceHosts.check(hosts()));
		Map<PublicHost, WebhookVerifier> verifiers = new LinkedHashMap<>();
		this.instances.entrySet().forEach((entry) -> {
			WebhookVerifier verifier = WebhookVerifier.forInstance(entry.getKey().text(), secrets(entry).required(),
					clock);
			entry.getValue().hosts().forEach((host) -> verifiers.put(PublicHost.parse(host), verifier));
		});
		return verifiers;
	}

	private Map<String, List<String>> hosts() {
		Map<String, List<String>> hosts = new LinkedHashMap<>();
		this.instances.forEach((name, instance) -> hosts.put(name.prefix() + ".hosts", instance.hosts()));
		return hosts;
	}

	private static WebhookSecrets secrets(Map.Entry<InstanceName, Instance> entry) {
		return WebhookSecrets.ofInstance(entry.getKey().prefix() + ".webhooks.signing-secrets",
				entry.getValue().webhooks().signingSecrets());
	}

}
