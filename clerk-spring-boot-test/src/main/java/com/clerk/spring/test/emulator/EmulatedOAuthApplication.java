package com.clerk.spring.test.emulator;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.oauth.OAuthApplication;

/**
 * An OAuth application of the emulator: a client such as a CLI, an MCP client or another
 * site, which gets access tokens for users that allow it.
 *
 * @param id an id such as {@code oa_…}
 * @param name its name, which users are shown
 * @param clientId by what it names itself
 * @param clientSecret by what it proves that, or null for a public one
 * @param redirectUris where it gets its answers
 * @param scopes what its tokens may be good for
 * @since 0.1.0
 */
public record EmulatedOAuthApplication(String id, String name, String clientId, @Nullable String clientSecret,
		List<String> redirectUris, List<String> scopes) {

	/**
	 * Copies the lists.
	 */
	public EmulatedOAuthApplication {
		redirectUris = List.copyOf(redirectUris);
		scopes = List.copyOf(scopes);
	}

	static EmulatedOAuthApplication of(OAuthApplication application) {
		return new EmulatedOAuthApplication(application.id(), application.settings().name(), application.clientId(),
				application.clientSecret(), application.settings().redirectUris(), application.settings().scopes());
	}

	/**
	 * Shows no secret.
	 */
	@Override
	public String toString() {
		return "EmulatedOAuthApplication[" + this.id + "]";
	}

}
