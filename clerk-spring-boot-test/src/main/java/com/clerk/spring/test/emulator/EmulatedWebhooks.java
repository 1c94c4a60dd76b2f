package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.http.Json;
import com.clerk.spring.test.emulator.instance.WebhookSigner;

/**
 * Signs webhooks as Clerk does, and sends them to an endpoint: one for each change of
 * users, organizations, memberships and sessions, before the change is answered, and
 * those that a test makes.
 *
 * <pre>
 * clerk.webhooks().endpoint("http://localhost:" + port + "/webhooks/clerk");
 * clerk.user("ada@example.com").create();
 * assertThat(clerk.webhooks().deliveries()).extracting(EmulatedDelivery::type).containsExactly("user.created");
 * assertThat(clerk.webhooks().send("role.created", Map.of("id", "role_1"))).isEqualTo(200);
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedWebhooks {

	private final WebhookSender sender = new WebhookSender();

	private final WebhookSigner signer;

	private final String instanceId;

	private final Clock clock;

	private volatile @Nullable URI endpoint;

	EmulatedWebhooks(String instanceId, Clock clock) {
		this.signer = new WebhookSigner(clock);
		this.instanceId = instanceId;
		this.clock = clock;
	}

	/**
	 * Returns the secret that webhooks are signed with, which
	 * {@link ClerkEmulator#properties()} has too.
	 * @return a secret such as {@code whsec_…}
	 */
	public String signingSecret() {
		return this.signer.secret();
	}

	/**
	 * Sets where webhooks are sent to. From now on, until the emulator is reset, each
	 * change is told there, those of one thread in their order, and waited for two
	 * seconds; of changes that are made at the same time either may be told first. Within
	 * these a webhook that is not taken is sent again at once, twice at most, under the
	 * same id; whatever is answered, the change is made.
	 * @param url the absolute URL of the endpoint
	 * @return these webhooks
	 * @throws IllegalArgumentException if it is none
	 */
	public EmulatedWebhooks endpoint(String url) {
		Assert.isTrue(url.matches("https?://[^/?#\\s]+.*"), () -> "An endpoint is an absolute URL, but was " + url);
		this.endpoint = URI.create(url);
		return this;
	}

	/**
	 * Takes the endpoint away, so that changes are told to nobody.
	 * @return these webhooks
	 */
	public EmulatedWebhooks noEndpoint() {
		this.endpoint = null;
		return this;
	}

	/**
	 * Returns the latest deliveries, of changes and by hand.
	 * @return at most 1,000 deliveries, oldest first
	 */
	public List<EmulatedDelivery> deliveries() {
		return this.sender.deliveries();
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
		return signed(Ids.next("msg_"), Json.write(event));
	}

	/**
	 * Makes a repetition, as Clerk sends one when it got no answer.
	 * @param webhook a webhook
	 * @return the same event under the same id, dated and signed now
	 */
	public EmulatedWebhook repeat(EmulatedWebhook webhook) {
		return signed(webhook.id(), webhook.body());
	}

	/**
	 * Makes, signs and sends an event.
	 * @param type its type, such as {@code user.created}
	 * @param data what it is about, by the names that Clerk gives the members
	 * @return the status of the answer
	 * @throws UncheckedIOException if there is no answer within 15 seconds
	 */
	public int send(String type, Map<String, ?> data) {
		return send(sign(type, data));
	}

	/**
	 * Sends one of the latest webhooks again, as Clerk does when it was not taken.
	 * @param id the id of its delivery
	 * @return the status of the answer
	 * @throws IllegalArgumentException if there was no such delivery
	 * @throws UncheckedIOException if there is no answer within 15 seconds
	 */
	public int resend(String id) {
		EmulatedDelivery delivery = deliveries().stream()
			.filter((each) -> each.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("The emulator sent no webhook " + id));
		return send(repeat(delivery.webhook()));
	}

	/**
	 * Sends a webhook as it is.
	 * @param webhook a webhook, which a test may have changed
	 * @return the status of the answer
	 * @throws UncheckedIOException if there is no answer within 15 seconds
	 */
	public int send(EmulatedWebhook webhook) {
		URI target = this.endpoint;
		Assert.state(target != null, "Set the endpoint first: webhooks().endpoint(url)");
		try {
			return this.sender.send(target, webhook);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private EmulatedWebhook signed(String id, String body) {
		return new EmulatedWebhook(this.signer.sign(id, body), body);
	}

	/**
	 * Tells of a change, if there is an endpoint. Its failure is none of the change.
	 */
	void changed(String type, Map<String, @Nullable Object> data) {
		URI target = this.endpoint;
		if (target != null) {
			this.sender.sendUntilTaken(target, sign(type, data), this::repeat);
		}
	}

	void forgetDeliveries() {
		this.sender.forgetDeliveries();
	}

	void close() {
		this.sender.close();
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "EmulatedWebhooks[" + this.endpoint + "]";
	}

}
