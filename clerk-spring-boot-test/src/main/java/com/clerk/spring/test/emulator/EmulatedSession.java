package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;

/**
 * A user signed in to a browser of its own: what a test sends to the application, and
 * what may happen to the session meanwhile.
 *
 * <pre>
 * EmulatedSession browser = clerk.signIn("ada@example.com");
 * mvc.perform(get("/projects").header("Authorization", "Bearer " + browser.sessionToken()));
 * mvc.perform(get("/projects").cookie(browser.cookies()));
 * </pre>
 *
 * @since 0.1.0
 */
public final class EmulatedSession {

	/** Beyond the clock skew that applications usually allow. */
	private static final Duration LONG_AGO = Duration.ofMinutes(10);

	private final Sessions sessions;

	private final SessionTokens tokens;

	private final SessionCookies cookies;

	private final String id;

	private final @Nullable String origin;

	EmulatedSession(Sessions sessions, SessionTokens tokens, SessionCookies cookies, String id,
			@Nullable String origin) {
		this.sessions = sessions;
		this.tokens = tokens;
		this.cookies = cookies;
		this.id = id;
		this.origin = origin;
	}

	/**
	 * Returns the id of the session.
	 * @return an id such as {@code sess_…}
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Returns who is signed in.
	 * @return the user
	 * @throws IllegalStateException if the emulator was reset
	 */
	public EmulatedUser user() {
		return known().account().user();
	}

	/**
	 * Returns the same session as pages of an origin see it: its tokens name the origin
	 * as their authorized party ({@code azp}), as those made for a browser do. Without it
	 * they name none.
	 * @param origin an origin such as {@code http://localhost:8080}
	 * @return the session, seen from there
	 */
	public EmulatedSession seenFrom(String origin) {
		return new EmulatedSession(this.sessions, this.tokens, this.cookies, this.id, origin);
	}

	/**
	 * Makes a session token.
	 * @return a token whose life begins now
	 * @throws IllegalStateException if the session has ended or the emulator was reset
	 */
	public String sessionToken() {
		return this.tokens.create(live().session(), this.origin);
	}

	/**
	 * Makes a session token whose life ended ten minutes ago.
	 * @return a genuine but expired token
	 * @throws IllegalStateException if the emulator was reset
	 */
	public String expiredSessionToken() {
		return this.tokens.createExpired(known().session(), this.origin, LONG_AGO);
	}

	/**
	 * Returns the cookies that the browser sends to the application, with a new session
	 * token: {@code __session}, {@code __client_uat} and, of a development instance,
	 * {@code __clerk_db_jwt}, each plain and with the suffix of the instance. When the
	 * session has ended there is no {@code __session}, and {@code __client_uat} is 0.
	 * @return the cookies, for {@code MockHttpServletRequestBuilder.cookie(…)}
	 * @throws IllegalStateException if the emulator was reset
	 */
	public Cookie[] cookies() {
		return sentCookies().stream().map(EmulatedCookie::toServletCookie).toArray(Cookie[]::new);
	}

	/**
	 * Returns the {@link #cookies()} as one header.
	 * @return the value of a {@code Cookie} header
	 * @throws IllegalStateException if the emulator was reset
	 */
	public String cookieHeader() {
		return sentCookies().stream()
			.map((cookie) -> cookie.name() + "=" + cookie.value())
			.collect(Collectors.joining("; "));
	}

	private List<EmulatedCookie> sentCookies() {
		SignedIn known = known();
		List<EmulatedCookie> set = known.session().isLive() ? this.cookies.signedIn(known, this.origin)
				: this.cookies.signedOut(known.client());
		// A browser sends __client to Clerk only, whose site it is.
		return set.stream()
			.filter((cookie) -> !cookie.isDeletion() && !cookie.name().equals(SessionCookies.CLIENT))
			.toList();
	}

	/**
	 * Makes another organization the active one. Tokens made from now on tell so.
	 * @param idOrSlug the organization, or null for the personal account
	 * @return this session
	 * @throws IllegalArgumentException if the user is no member of it
	 * @throws IllegalStateException if the session has ended or the emulator was reset
	 */
	public EmulatedSession switchOrganization(@Nullable String idOrSlug) {
		this.sessions.switchOrganization(live(), idOrSlug);
		return this;
	}

	/**
	 * Sets when the factors were verified (claim {@code fva}). A session begins with the
	 * first factor just verified and no second one.
	 * @param firstAgo how long ago the first factor was verified
	 * @param secondAgo how long ago the second factor was verified, or null for none
	 * @return this session
	 * @throws IllegalStateException if the session has ended or the emulator was reset
	 */
	public EmulatedSession factorVerificationAge(Duration firstAgo, @Nullable Duration secondAgo) {
		this.sessions.verifyFactors(live().session().id(), firstAgo, secondAgo);
		return this;
	}

	/**
	 * Gives the user tasks to do before the session counts (claim {@code sts} is
	 * {@code pending}).
	 * @return this session
	 * @throws IllegalStateException if the session has ended or the emulator was reset
	 */
	public EmulatedSession pending() {
		this.sessions.changeStatus(live().session().id(), SessionStatus.PENDING);
		return this;
	}

	/**
	 * Ends the session as a sign-out does. Tokens made before stay valid until they
	 * expire.
	 * @throws IllegalStateException if the emulator was reset
	 */
	public void end() {
		this.sessions.changeStatus(known().session().id(), SessionStatus.ENDED);
	}

	/**
	 * Ends the session as an administrator does. Tokens made before stay valid until they
	 * expire.
	 * @throws IllegalStateException if the emulator was reset
	 */
	public void revoke() {
		this.sessions.changeStatus(known().session().id(), SessionStatus.REVOKED);
	}

	private SignedIn known() {
		return this.sessions.find(this.id)
			.orElseThrow(() -> new IllegalStateException("The emulator was reset and no longer knows this session"));
	}

	private SignedIn live() {
		SignedIn known = known();
		if (!known.session().isLive()) {
			throw new IllegalStateException("The session is " + known.session().status().code()
					+ ", so Clerk would make no token for it any more");
		}
		return known;
	}

	/**
	 * Shows the id only.
	 */
	@Override
	public String toString() {
		return "EmulatedSession[" + this.id + "]";
	}

}
