package com.clerk.spring.test.emulator.oauth;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.Secrets;

/**
 * A client of the instance, which gets tokens for users that allow it.
 *
 * @param id an id such as {@code oa_…}
 * @param clientId by what it names itself
 * @param clientSecret by what it proves that, or null for a public one
 * @param settings what the owner of the instance says about it
 * @param createdAt when it was made
 * @param updatedAt when it was last changed
 */
public record OAuthApplication(String id, String clientId, @Nullable String clientSecret,
		OAuthApplicationSettings settings, Instant createdAt, Instant updatedAt) {

	public boolean isPublic() {
		return this.settings.publicClient();
	}

	boolean hasSecret(String candidate) {
		return this.clientSecret != null && Secrets.areEqual(this.clientSecret, candidate);
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "OAuthApplication[" + this.id + "]";
	}

}
