package com.clerk.spring.test.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks and keeps what became of them.
 */
final class WebhookSender {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	/** Shorter than whoever makes the change waits for the answer. */
	private static final Duration PATIENCE_OF_CHANGES = Duration.ofSeconds(2);

	private static final int REPETITIONS = 2;

	private @Nullable HttpClient client;

	private final Latest<EmulatedDelivery> log = new Latest<>();

	List<EmulatedDelivery> deliveries() {
		return this.log.all();
	}

	void forgetDeliveries() {
		this.log.clear();
	}

	/**
	 * Returns the client, which has a thread of its own and so is made when it is needed.
	 */
	private synchronized HttpClient client() {
		HttpClient made = this.client;
		if (made == null) {
			made = HttpClient.newBuilder().connectTimeout(PATIENCE_OF_CHANGES).build();
			this.client = made;
		}
		return made;
	}

	/**
	 * Forgets the client, whose thread ends once nobody has it any more.
	 */
	synchronized void close() {
		this.client = null;
	}

	/**
	 * Sends a webhook once.
	 * @return the status of the answer
	 * @throws IOException if there is none
	 */
	int send(URI target, EmulatedWebhook webhook) throws IOException {
		return send(target, webhook, PATIENCE);
	}

	/**
	 * Sends a webhook, and again while it is not taken, twice at most. All of it together
	 * takes no longer than a change may, so an endpoint that never answers is asked once.
	 * @param target the endpoint
	 * @param webhook the webhook
	 * @param repeat makes it ready to be sent again
	 */
	void sendUntilTaken(URI target, EmulatedWebhook webhook, UnaryOperator<EmulatedWebhook> repeat) {
		long end = System.nanoTime() + PATIENCE_OF_CHANGES.toNanos();
		boolean taken = isTaken(target, webhook, PATIENCE_OF_CHANGES);
		for (int i = 0; i < REPETITIONS && !taken && !Thread.currentThread().isInterrupted(); i++) {
			Duration left = Duration.ofNanos(end - System.nanoTime());
			if (left.toMillis() <= 0) {
				return;
			}
			taken = isTaken(target, repeat.apply(webhook), left);
		}
	}

	private boolean isTaken(URI target, EmulatedWebhook webhook, Duration patience) {
		try {
			return EmulatedDelivery.isAccepted(send(target, webhook, patience));
		}
		catch (IOException ex) {
			// in the log, where tests look for it
			return false;
		}
	}

	private int send(URI target, EmulatedWebhook webhook, Duration patience) throws IOException {
		HttpRequest.Builder request = HttpRequest.newBuilder(target)
			.timeout(patience)
			.POST(BodyPublishers.ofString(webhook.body()));
		webhook.headers().forEach(request::header);
		try {
			int status = client().send(request.build(), BodyHandlers.discarding()).statusCode();
			this.log.add(EmulatedDelivery.of(webhook, status));
			return status;
		}
		catch (IOException ex) {
			this.log.add(EmulatedDelivery.unanswered(webhook));
			throw ex;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.log.add(EmulatedDelivery.unanswered(webhook));
			throw new IOException("Interrupted while a webhook was sent", ex);
		}
	}

}
