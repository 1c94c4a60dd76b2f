package com.clerk.spring.test.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

import com.clerk.spring.test.emulator.http.Ids;
import com.clerk.spring.test.emulator.http.JsonBody;
import com.clerk.spring.test.emulator.oauth.OAuthApplication;
import com.clerk.spring.test.emulator.oauth.OAuthApplicationSettings;
import com.clerk.spring.test.emulator.oauth.OAuthApplications;

/**
 * Describes an OAuth application to be made: a confidential one with the scopes
 * {@code profile} and {@code email}, whose users are asked, unless told.
 *
 * @since 0.1.0
 */
public final class EmulatedOAuthApplicationBuilder {

	private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._~-]{1,100}");

	/** By the names of the Backend API, which reads and refuses the same. */
	private final Map<String, Object> members = new LinkedHashMap<>();

	private final List<String> redirectUris = new ArrayList<>();

	private String clientId = Ids.next("");

	private boolean jwt;

	EmulatedOAuthApplicationBuilder(String name) {
		this.members.put("name", name);
	}

	/**
	 * Sets by what it names itself, such as the name that a client is configured with; a
	 * random one otherwise.
	 * @param clientId letters, digits, {@code .}, {@code _}, {@code ~} and {@code -}, at
	 * most 100
	 * @return this builder
	 */
	public EmulatedOAuthApplicationBuilder clientId(String clientId) {
		Assert.isTrue(CLIENT_ID.matcher(clientId).matches(),
				"A client id is of letters, digits, '.', '_', '~' and '-'");
		this.clientId = clientId;
		return this;
	}

	/**
	 * Adds an address to which users are sent back with the answer. An application may
	 * name it to the letter only, but for the port of {@code http://127.0.0.1} and
	 * {@code http://[::1]}, which may be any.
	 * @param redirectUri an absolute address without a fragment
	 * @return this builder
	 */
	public EmulatedOAuthApplicationBuilder redirectUri(String redirectUri) {
		this.redirectUris.add(redirectUri);
		return this;
	}

	/**
	 * Sets what its tokens may be good for.
	 * @param scopes Clerk's own ({@code profile}, {@code email}, {@code openid},
	 * {@code offline_access}, {@code public_metadata}, {@code private_metadata}) or any
	 * other
	 * @return this builder
	 */
	public EmulatedOAuthApplicationBuilder scopes(String... scopes) {
		this.members.put("scopes", String.join(" ", scopes));
		return this;
	}

	/**
	 * Makes it a public one, such as a CLI or a page in a browser: it has no secret, and
	 * must use PKCE.
	 * @return this builder
	 */
	public EmulatedOAuthApplicationBuilder publicClient() {
		this.members.put("public", true);
		return this;
	}

	/**
	 * Demands PKCE of one that has a secret too.
	 * @return this builder
	 */
	public EmulatedOAuthApplicationBuilder requirePkce() {
		this.members.put("pkce_required", true);
		return this;
	}

	/**
	 * Asks nobody: whoever is signed in gives what the application wants.
	 * @return this builder
	 */
	public EmulatedOAuthApplicationBuilder withoutConsent() {
		this.members.put("consent_screen_enabled", false);
		return this;
	}

	/**
	 * Makes its access tokens JWTs, which are verified without a call; they are opaque
	 * otherwise.
	 * @return this builder
	 */
	public EmulatedOAuthApplicationBuilder jwt() {
		this.jwt = true;
		return this;
	}

	OAuthApplication create(OAuthApplications applications) {
		this.members.put("redirect_uris", List.copyOf(this.redirectUris));
		return JsonBody.ofTest(this.members, OAuthApplicationSettings.MEMBERS, (body) -> {
			OAuthApplicationSettings settings = OAuthApplicationSettings.of(body);
			return applications.create(this.jwt ? settings.withJwtAccessTokens() : settings, this.clientId);
		});
	}

}
