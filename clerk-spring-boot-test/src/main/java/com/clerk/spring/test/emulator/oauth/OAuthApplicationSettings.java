package com.clerk.spring.test.emulator.oauth;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiException;
import com.clerk.spring.test.emulator.http.JsonBody;

/**
 * What the owner of an instance says about an OAuth application.
 *
 * @param name its name
 * @param redirectUris where it gets its answers
 * @param scopes what its tokens may be good for
 * @param publicClient whether it can't keep a secret
 * @param consentScreen whether users are asked
 * @param pkceRequired whether it must use PKCE, as public ones always must
 * @param jwtAccessTokens whether its access tokens are JWTs
 */
public record OAuthApplicationSettings(String name, List<String> redirectUris, List<String> scopes,
		boolean publicClient, boolean consentScreen, boolean pkceRequired, boolean jwtAccessTokens) {

	/** The members by which it is described. */
	public static final Set<String> MEMBERS = Set.of("name", "redirect_uris", "callback_url", "scopes", "public",
			"consent_screen_enabled", "pkce_required");

	private static final int MAX_NAME = 256;

	private static final OAuthApplicationSettings DEFAULTS = new OAuthApplicationSettings("", List.of(),
			List.of(Scopes.PROFILE, Scopes.EMAIL), false, true, false, false);

	public OAuthApplicationSettings {
		redirectUris = RedirectUris.check(redirectUris);
		scopes = Scopes.check(scopes);
	}

	/**
	 * Returns the settings that a body describes.
	 * @throws ApiException if it has no name, or what it says can't be
	 */
	public static OAuthApplicationSettings of(JsonBody body) {
		body.requiredText("name");
		return DEFAULTS.changed(body);
	}

	/**
	 * Puts those members in place that a body has.
	 */
	public OAuthApplicationSettings changed(JsonBody body) {
		String scopes = body.text("scopes");
		return new OAuthApplicationSettings(name(body), redirectUris(body),
				(scopes != null) ? Scopes.split(scopes) : this.scopes, flag(body, "public", this.publicClient),
				flag(body, "consent_screen_enabled", this.consentScreen),
				flag(body, "pkce_required", this.pkceRequired), this.jwtAccessTokens);
	}

	private String name(JsonBody body) {
		String name = body.has("name") ? body.requiredText("name") : this.name;
		if (name.length() > MAX_NAME) {
			throw ApiException.parameter("form_param_value_invalid", "name",
					"must have at most " + MAX_NAME + " characters.");
		}
		return name;
	}

	private List<String> redirectUris(JsonBody body) {
		String callbackUrl = body.text("callback_url");
		if (body.has("redirect_uris")) {
			return body.texts("redirect_uris");
		}
		return (callbackUrl != null) ? List.of(callbackUrl) : this.redirectUris;
	}

	private static boolean flag(JsonBody body, String name, boolean otherwise) {
		return (body.members().get(name) != null) ? body.isTrue(name) : otherwise;
	}

	public OAuthApplicationSettings withJwtAccessTokens() {
		return new OAuthApplicationSettings(this.name, this.redirectUris, this.scopes, this.publicClient,
				this.consentScreen, this.pkceRequired, true);
	}

	boolean needsPkce() {
		return this.publicClient || this.pkceRequired;
	}

	/**
	 * Returns the scopes that a client asks for, or all it may have where it asks for
	 * none.
	 * @throws OAuthException if it may not have one of them
	 */
	List<String> granted(@Nullable String asked) {
		List<String> scopes = (asked != null) ? Scopes.split(asked) : List.of();
		if (!this.scopes.containsAll(scopes)) {
			throw OAuthException.invalidScope("A scope is not among those that the OAuth application may have.");
		}
		return scopes.isEmpty() ? this.scopes : scopes;
	}

}
