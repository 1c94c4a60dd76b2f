package com.clerk.spring.test.emulator.sessions;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A ticket that signs a user in, or somebody in the user's place, once.
 *
 * @param id an id such as {@code sit_…}, or {@code act_…} where somebody acts in the
 * user's place
 * @param token what signs in
 * @param userId who
 * @param actor who acts in the user's place, with {@code sub}; empty for nobody
 * @param status {@code pending}, {@code accepted} or {@code revoked}
 * @param createdAt when it was made
 * @param expiresAt until when it is good
 */
public record SignInToken(String id, String token, String userId, Map<String, Object> actor, String status,
		Instant createdAt, Instant expiresAt) {

	static final String PENDING = "pending";

	public SignInToken {
		actor = Collections.unmodifiableMap(new LinkedHashMap<>(actor));
	}

	SignInToken withStatus(String status) {
		return new SignInToken(this.id, this.token, this.userId, this.actor, status, this.createdAt, this.expiresAt);
	}

	public boolean isForActor() {
		return !this.actor.isEmpty();
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
		json.put("object", isForActor() ? "actor_token" : "sign_in_token");
		json.put("id", this.id);
		json.put("status", this.status);
		json.put("user_id", this.userId);
		if (isForActor()) {
			json.put("actor", this.actor);
		}
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
