package com.clerk.spring.test.emulator;

import java.util.function.Consumer;

import com.clerk.spring.test.emulator.oauth.OAuthApplications;

/**
 * The OAuth applications of the emulator.
 *
 * <pre>
 * EmulatedOAuthApplication cli = clerk.oauthApplications()
 *     .create("CLI", (a) -&gt; a.publicClient().redirectUri("http://127.0.0.1/callback").scopes("openid", "profile"));
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedOAuthApplications {

	private final OAuthApplications applications;

	EmulatedOAuthApplications(OAuthApplications applications) {
		this.applications = applications;
	}

	/**
	 * Makes an application.
	 * @param name its name, which users are shown
	 * @param description says what it is
	 * @return the application
	 * @throws IllegalArgumentException if what was said can't be, such as a redirect URI
	 * that is no address, or a client id that is taken
	 */
	public EmulatedOAuthApplication create(String name, Consumer<EmulatedOAuthApplicationBuilder> description) {
		EmulatedOAuthApplicationBuilder builder = new EmulatedOAuthApplicationBuilder(name);
		description.accept(builder);
		return EmulatedOAuthApplication.of(builder.create(this.applications));
	}

	/**
	 * Shows how many there are.
	 */
	@Override
	public String toString() {
		return "EmulatedOAuthApplications[" + this.applications.size() + "]";
	}

}
