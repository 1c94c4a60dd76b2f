package com.clerk.spring.test.emulator.sessions;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A ticket that signs a user in, once.
 *
 * @param id an id such as {@code sit_…}
 * @param token what signs in
 * @param userId who
 * @param status {@code pending}, {@code accepted} or {@code revoked}
 * @param createdAt when it was made
 * @param expiresAt until when it is good
 */
public record SignInToken(String id, String token, String userId, String status, Instant createdAt, Instant expiresAt) {

	static final String PENDING = "pending";

	SignInToken withStatus(String status) {
		return new SignInToken(this.id, this.token, this.userId, status, this.createdAt, this.expiresAt);
	}

	boolean isGood(Instant now) {
		return this.status.equals(PENDING) && now.isBefore(this.expiresAt);
	}

	/**
	 * Returns the ticket as the Backend API shows it.
	 * @param signInUrl where it is good
	 */
	public Map<String, @Nullable Object> json(String signInUrl) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("object", "sign_in_token");
		json.put("id", this.id);
		json.put("status", this.status);
		json.put("user_id", this.userId);
		json.put("token", this.token);
		json.put("url", signInUrl + "?__clerk_ticket=" + this.token);
		json.put("created_at", this.createdAt.toEpochMilli());
		json.put("updated_at", this.createdAt.toEpochMilli());
		return json;
	}

	/**
	 * Shows id and status only.
	 */
	@Override
	public String toString() {
		return "SignInToken[" + this.id + ", " + this.status + "]";
	}

}
