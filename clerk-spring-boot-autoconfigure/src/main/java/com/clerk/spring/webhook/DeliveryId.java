package com.clerk.spring.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import com.clerk.spring.webhook.event.WebhookDelivery;

/**
 * Under which id a delivery is remembered. The ids of an instance with secrets of its own
 * are its own too: who can sign for one instance, or for the application, must not be
 * able to have the deliveries of another taken for handled.
 */
final class DeliveryId {

	/** No id that was sent has a blank. */
	private static final String OF_INSTANCE = "instance ";

	private static final String ALGORITHM = "SHA-256";

	private DeliveryId() {
	}

	static String of(WebhookDelivery delivery) {
		String name = delivery.instanceName();
		return (name != null) ? OF_INSTANCE + digest(name, delivery.id()) : delivery.id();
	}

	/**
	 * An id has no line end, so no other pair gives the same text.
	 */
	private static String digest(String name, String id) {
		byte[] text = (id + "\n" + name).getBytes(StandardCharsets.UTF_8);
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance(ALGORITHM).digest(text));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java lacks " + ALGORITHM + ", which each must have.", ex);
		}
	}

}
