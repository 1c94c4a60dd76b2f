package com.clerk.spring.test.emulator.oauth;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A request for a code that is all right.
 *
 * @param callback who asks, and where the answer goes
 * @param scopes what the tokens shall be good for
 * @param challenge what the client says of the secret that it will show, or null
 * @param nonce what the client wants to see in the ID token, or null
 * @param prompt what the user shall be shown
 */
public record AuthorizationRequest(Callback callback, List<String> scopes, @Nullable CodeChallenge challenge,
		@Nullable String nonce, Set<String> prompt) {

	public OAuthApplication application() {
		return this.callback.application();
	}

	/**
	 * Whether the user must not be shown anything.
	 */
	public boolean isSilent() {
		return this.prompt.contains("none");
	}

	/**
	 * Whether the user is asked: where the application says so, and where the client
	 * wants the user to choose anything.
	 */
	public boolean asksUser() {
		return application().settings().consentScreen() || !(this.prompt.isEmpty() || isSilent());
	}

}
