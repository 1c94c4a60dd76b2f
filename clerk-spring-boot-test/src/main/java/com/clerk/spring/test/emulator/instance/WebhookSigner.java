package com.clerk.spring.test.emulator.instance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.clerk.spring.test.emulator.http.Ids;

/**
 * Dates and signs webhooks ({@code shared/spec/webhooks.md} section 1).
 */
public final class WebhookSigner {

	public static final String ID = "svix-id";

	private static final String PREFIX = "whsec_";

	private static final String ALGORITHM = "HmacSHA256";

	private final String secret = PREFIX
			+ Base64.getEncoder().encodeToString(Ids.secret("").getBytes(StandardCharsets.US_ASCII));

	private final Clock clock;

	public WebhookSigner(Clock clock) {
		this.clock = clock;
	}

	public String secret() {
		return this.secret;
	}

	public Map<String, String> sign(String id, String body) {
		String timestamp = String.valueOf(this.clock.instant().getEpochSecond());
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(ID, id);
		headers.put("svix-timestamp", timestamp);
		headers.put("svix-signature", "v1," + signature(id + "." + timestamp + "." + body));
		headers.put("content-type", "application/json");
		return headers;
	}

	private String signature(String text) {
		try {
			byte[] key = Base64.getDecoder().decode(this.secret.substring(PREFIX.length()));
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(key, ALGORITHM));
			return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java lacks " + ALGORITHM + ", which each must have.", ex);
		}
	}

}
