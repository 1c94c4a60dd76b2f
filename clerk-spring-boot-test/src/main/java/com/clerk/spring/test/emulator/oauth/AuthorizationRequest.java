package com.clerk.spring.test.emulator.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ReturnUrl;

/**
 * A request for a code that is all right.
 *
 * @param callback who asks, and where the answer goes
 * @param scopes what the tokens shall be good for
 * @param challenge what the client says of the secret that it will show, or null
 * @param nonce what the client wants to see in the ID token, or null
 * @param prompt what the user shall be shown
 * @param maxAge how long ago the user may have signed in, or null
 */
public record AuthorizationRequest(Callback callback, List<String> scopes, @Nullable CodeChallenge challenge,
		@Nullable String nonce, Set<String> prompt, @Nullable Duration maxAge) {

	private static final String LOGIN = "login";

	/** How long a sign-in counts as the one that was asked for. */
	private static final Duration JUST_NOW = Duration.ofMinutes(1);

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

	/**
	 * Whether the user, signed in or not, must sign in (OpenID Connect Core section
	 * 3.1.2.1).
	 */
	boolean needsSignIn(Instant signedInAt, Instant now) {
		return this.prompt.contains(LOGIN) || isMaxAgeZero()
				|| (this.maxAge != null && Duration.between(signedInAt, now).compareTo(this.maxAge) > 0);
	}

	private boolean isMaxAgeZero() {
		return this.maxAge != null && this.maxAge.isZero();
	}

	/**
	 * Returns the address that this request came by as it is once the user has signed in
	 * for it, so that this is not asked for again and again.
	 */
	public String afterSignIn(String address) {
		ReturnUrl url = ReturnUrl.parse(address);
		if (this.prompt.contains(LOGIN)) {
			url = url.with("prompt",
					this.prompt.stream().filter((each) -> !each.equals(LOGIN)).collect(Collectors.joining(" ")));
		}
		return (isMaxAgeZero() ? url.with("max_age", String.valueOf(JUST_NOW.toSeconds())) : url).toString();
	}

	/**
	 * Whether it is still all right as the application is now.
	 */
	boolean isRightFor(OAuthApplication now) {
		OAuthApplicationSettings settings = now.settings();
		return RedirectUris.matches(settings.redirectUris(), this.callback.redirectUri())
				&& settings.scopes().containsAll(this.scopes) && (this.challenge != null || !settings.needsPkce());
	}

}
