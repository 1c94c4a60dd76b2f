package com.clerk.spring.boot;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.servlet.MalformedRequestException;
import com.clerk.spring.servlet.PublicHost;
import com.clerk.spring.servlet.PublicHosts;
import com.clerk.spring.servlet.PublicUrlResolver;
import com.clerk.spring.webhook.WebhookVerifier;
import com.clerk.spring.webhook.WebhookVerifierResolver;

/**
 * Has a webhook verified by the secrets of the instance whose host it was sent to, and by
 * those of the application where that instance has none.
 */
final class InstanceWebhookVerifiers implements WebhookVerifierResolver {

	private final PublicHosts<WebhookVerifier> instances;

	private final @Nullable WebhookVerifier application;

	private InstanceWebhookVerifiers(PublicHosts<WebhookVerifier> instances, @Nullable WebhookVerifier application) {
		this.instances = instances;
		this.application = application;
	}

	/**
	 * Makes a choice, which there is none of where no instance has secrets: the host of a
	 * request is then of no interest.
	 */
	static WebhookVerifierResolver of(Map<PublicHost, WebhookVerifier> instances, PublicUrlResolver publicUrls,
			@Nullable WebhookVerifier application) {
		return instances.isEmpty() ? (request) -> application
				: new InstanceWebhookVerifiers(new PublicHosts<>(publicUrls, instances), application);
	}

	@Override
	public @Nullable WebhookVerifier resolve(HttpServletRequest request) {
		try {
			WebhookVerifier own = this.instances.find(request);
			return (own != null) ? own : this.application;
		}
		catch (MalformedRequestException ex) {
			return null;
		}
	}

}
