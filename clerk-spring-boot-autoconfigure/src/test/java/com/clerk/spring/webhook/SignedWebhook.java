package com.clerk.spring.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * A webhook as the sender makes it.
 *
 * @param headers its headers
 * @param body its body
 */
public record SignedWebhook(HttpHeaders headers, byte[] body) {

	public static final String SECRET = "whsec_7sts2h/0IloH1dKwfZboellkEm8c93pQ";

	public static SignedWebhook of(String id, Instant time, String body) {
		return of(id, time, body.getBytes(StandardCharsets.UTF_8));
	}

	public static SignedWebhook of(String id, Instant time, byte[] body) {
		return of(SECRET, id, String.valueOf(time.getEpochSecond()), body);
	}

	public static SignedWebhook of(String secret, String id, String timestamp, byte[] body) {
		HttpHeaders headers = new HttpHeaders();
		headers.add("svix-id", id);
		headers.add("svix-timestamp", timestamp);
		headers.add("svix-signature", "v1," + signature(secret, id + "." + timestamp + ".", body));
		return new SignedWebhook(headers, body);
	}

	static SignedWebhook userCreated(String id, Instant time) {
		return of(id, time, """
				{"type": "user.created", "data": {"id": "user_1", "first_name": "Lovelace"}}""");
	}

	SignedWebhook with(String name, String value) {
		HttpHeaders changed = new HttpHeaders();
		changed.addAll(this.headers);
		changed.set(name, value);
		return new SignedWebhook(changed, this.body);
	}

	SignedWebhook without(String name) {
		HttpHeaders changed = new HttpHeaders();
		changed.addAll(this.headers);
		changed.remove(name);
		return new SignedWebhook(changed, this.body);
	}

	MockHttpServletRequest request() {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/webhooks/clerk");
		this.headers.forEach((name, values) -> values.forEach((value) -> request.addHeader(name, value)));
		request.setContentType("application/json");
		request.setContent(this.body);
		return request;
	}

	/**
	 * Returns the request as it is sent to a server.
	 */
	public String raw(String path) {
		StringBuilder text = new StringBuilder("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ "Content-Type: application/json\r\nContent-Length: " + this.body.length + "\r\n");
		this.headers.forEach((name, values) -> values.forEach((value) -> text.append(name + ": " + value + "\r\n")));
		return text.append("\r\n").append(new String(this.body, StandardCharsets.ISO_8859_1)).toString();
	}

	private static String signature(String secret, String prefix, byte[] body) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
			mac.update(prefix.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(mac.doFinal(body));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
