package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Signs webhooks as Clerk does, and sends them where a test wants them.
 *
 * <pre>
 * clerk.webhooks().endpoint("http://localhost:" + port + "/webhooks/clerk");
 * assertThat(clerk.webhooks().send("user.created", Map.of("id", "user_1"))).isEqualTo(200);
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedWebhooks {

	private static final String PREFIX = "whsec_";

	private static final String ALGORITHM = "HmacSHA256";

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	private final String signingSecret = PREFIX
			+ Base64.getEncoder().encodeToString(Ids.secret("").getBytes(StandardCharsets.US_ASCII));

	private final String instanceId;

	private final Clock clock;

	private volatile @Nullable URI endpoint;

	EmulatedWebhooks(String instanceId, Clock clock) {
		this.instanceId = instanceId;
		this.clock = clock;
	}

	/**
	 * Returns the secret that webhooks are signed with, which
	 * {@link ClerkEmulator#properties()} has too.
	 * @return a secret such as {@code whsec_…}
	 */
	public String signingSecret() {
		return this.signingSecret;
	}

	/**
	 * Sets where webhooks are sent to.
	 * @param url the absolute URL of the endpoint
	 * @return these webhooks
	 */
	public EmulatedWebhooks endpoint(String url) {
		this.endpoint = URI.create(url);
		return this;
	}

	/**
	 * Makes and signs an event, for tests that send it themselves.
	 * @param type its type, such as {@code user.created}
	 * @param data what it is about, by the names that Clerk gives the members
	 * @return a webhook with a new id, dated now
	 */
	public EmulatedWebhook sign(String type, Map<String, ?> data) {
		Map<String, Object> event = new LinkedHashMap<>();
		event.put("data", data);
		event.put("event_attributes",
				Map.of("http_request", Map.of("client_ip", "192.0.2.1", "user_agent", "ClerkEmulator")));
		event.put("instance_id", this.instanceId);
		event.put("object", "event");
		event.put("timestamp", this.clock.millis());
		event.put("type", type);
		return sign(Ids.next("msg_"), Json.write(event));
	}

	/**
	 * Makes a repetition, as Clerk sends one when it got no answer.
	 * @param webhook a webhook
	 * @return the same event under the same id, dated and signed now
	 */
	public EmulatedWebhook repeat(EmulatedWebhook webhook) {
		return sign(webhook.id(), webhook.body());
	}

	/**
	 * Makes, signs and sends an event.
	 * @param type its type, such as {@code user.created}
	 * @param data what it is about, by the names that Clerk gives the members
	 * @return the status of the answer
	 */
	public int send(String type, Map<String, ?> data) {
		return send(sign(type, data));
	}

	/**
	 * Sends a webhook as it is.
	 * @param webhook a webhook, which a test may have changed
	 * @return the status of the answer
	 * @throws UncheckedIOException if there is no answer
	 */
	public int send(EmulatedWebhook webhook) {
		URI target = this.endpoint;
		Assert.state(target != null, "Set the endpoint first: webhooks().endpoint(url)");
		HttpRequest.Builder request = HttpRequest.newBuilder(target)
			.timeout(PATIENCE)
			.POST(BodyPublishers.ofString(webhook.body()));
		webhook.headers().forEach(request::header);
		try {
			return this.client.send(request.build(), BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while a webhook was sent", ex);
		}
	}

	private EmulatedWebhook sign(String id, String body) {
		String timestamp = String.valueOf(this.clock.instant().getEpochSecond());
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(EmulatedWebhook.ID, id);
		headers.put("svix-timestamp", timestamp);
		headers.put("svix-signature", "v1," + signature(id + "." + timestamp + "." + body));
		headers.put("content-type", "application/json");
		return new EmulatedWebhook(headers, body);
	}

	private String signature(String text) {
		try {
			byte[] key = Base64.getDecoder().decode(this.signingSecret.substring(PREFIX.length()));
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java lacks " + ALGORITHM + ", which each must have.", ex);
		}
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "EmulatedWebhooks[" + this.endpoint + "]";
	}

}
