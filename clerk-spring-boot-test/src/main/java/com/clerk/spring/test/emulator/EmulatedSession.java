package com.clerk.spring.test.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A session at the local Clerk, as a test uses it.
 *
 * @since 0.1.0
 */
public final class EmulatedSession {

	private final EmulatorState state;

	private final SessionTokens tokens;

	private final BrowserCookies cookies;

	private final String id;

	EmulatedSession(EmulatorState state, SessionTokens tokens, BrowserCookies cookies, String id) {
		this.state = state;
		this.tokens = tokens;
		this.cookies = cookies;
		this.id = id;
	}

	/**
	 * Returns the session.
	 * @return an id such as {@code sess_…}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns the user.
	 * @return the user whose session it is
	 */
	public EmulatedUser user() {
		return session().user();
	}

	/**
	 * Issues a session token.
	 * @return a fresh token, without {@code azp}
	 */
	public String sessionToken() {
		return this.tokens.issue(session(), null);
	}

	/**
	 * Issues a session token for pages of an origin.
	 * @param origin the origin, which becomes {@code azp}
	 * @return a fresh token
	 */
	public String sessionToken(String origin) {
		return this.tokens.issue(session(), origin);
	}

	/**
	 * Issues a session token that expired a minute ago.
	 * @return an expired token
	 */
	public String expiredSessionToken() {
		return this.tokens.issueExpired(session(), null);
	}

	/**
	 * Returns the cookies of a browser with this session, with a fresh token.
	 * @return name to value
	 */
	public Map<String, String> cookies() {
		Map<String, String> values = new LinkedHashMap<>();
		put(values, "__clerk_db_jwt", this.state.newBrowser());
		put(values, "__client_uat", String.valueOf(session().updatedAt()));
		put(values, "__session", sessionToken());
		return values;
	}

	private void put(Map<String, String> values, String name, String value) {
		values.put(name, value);
		values.put(this.cookies.suffixed(name), value);
	}

	/**
	 * Returns the cookies as the value of a {@code Cookie} header.
	 * @return the header's value
	 */
	public String cookieHeader() {
		return cookies().entrySet()
			.stream()
			.map((cookie) -> cookie.getKey() + "=" + cookie.getValue())
			.collect(Collectors.joining("; "));
	}

	/**
	 * Makes an organization of the user's the active one.
	 * @param organization its id or slug; null for the personal account
	 * @throws IllegalArgumentException if the user is not a member
	 */
	public void switchOrganization(@Nullable String organization) {
		String changed = (organization != null) ? user().membership(organization)
			.orElseThrow(() -> new IllegalArgumentException(user() + " is not a member of " + organization))
			.organization()
			.id() : null;
		this.state.change(this.id, (session) -> session.withOrganization(changed));
	}

	/**
	 * Signs out.
	 */
	public void end() {
		this.state.change(this.id, (session) -> session.withStatus("ended"));
	}

	/**
	 * Takes the session away from its user.
	 */
	public void revoke() {
		this.state.change(this.id, (session) -> session.withStatus("revoked"));
	}

	private SessionRecord session() {
		return this.state.session(this.id)
			.orElseThrow(() -> new IllegalStateException("The local Clerk was reset and has forgotten this session"));
	}

	/**
	 * Shows the id, no token.
	 */
	@Override
	public String toString() {
		return "EmulatedSession[" + this.id + "]";
	}

}
