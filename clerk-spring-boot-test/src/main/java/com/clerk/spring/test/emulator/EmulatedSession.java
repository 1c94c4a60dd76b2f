package com.clerk.spring.test.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;

import com.clerk.spring.test.emulator.http.ApiCookie;
import com.clerk.spring.test.emulator.sessions.Client;
import com.clerk.spring.test.emulator.sessions.SessionCookies;
import com.clerk.spring.test.emulator.sessions.SessionStatus;
import com.clerk.spring.test.emulator.sessions.SessionTokens;
import com.clerk.spring.test.emulator.sessions.Sessions;
import com.clerk.spring.test.emulator.sessions.SignedIn;

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

	private final SessionView view;

	EmulatedSession(Sessions sessions, SessionTokens tokens, SessionCookies cookies, String id, SessionView view) {
		this.sessions = sessions;
		this.tokens = tokens;
		this.cookies = cookies;
		this.id = id;
		this.view = view;
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
		return EmulatedUser.of(known().account());
	}

	/**
	 * Returns the same session as pages of an origin see it: its tokens name the origin
	 * as their authorized party ({@code azp}), as those made for a browser do. Without it
	 * they name none.
	 * @param origin an origin such as {@code http://localhost:8080}
	 * @return the session, seen from there
	 */
	public EmulatedSession seenFrom(String origin) {
		return with(this.view.withOrigin(origin));
	}

	/**
	 * Returns the same session as a browser holds it that was left alone for a while: its
	 * token ended ten minutes ago, and nothing told it what became of the session.
	 * @return the session, held by such a browser
	 */
	public EmulatedSession withExpiredToken() {
		return with(this.view.withExpiredToken());
	}

	/**
	 * Returns the same session as a browser holds it after a handshake, which brought a
	 * {@link #refreshToken() refresh token} too.
	 * @return the session, held by such a browser
	 */
	public EmulatedSession withRefreshToken() {
		return with(this.view.withRefreshToken());
	}

	private EmulatedSession with(SessionView view) {
		return new EmulatedSession(this.sessions, this.tokens, this.cookies, this.id, view);
	}

	/**
	 * Makes a session token.
	 * @return a token whose life begins now
	 * @throws IllegalStateException if the session has ended or the emulator was reset
	 */
	public String sessionToken() {
		return this.tokens.create(live().session(), this.view.origin());
	}

	/**
	 * Makes a token of a JWT template.
	 * @param template the name of a template, see
	 * {@link ClerkEmulator#jwtTemplate(String, java.util.Map)}
	 * @return a token whose life begins now
	 * @throws IllegalArgumentException if there is no such template
	 * @throws IllegalStateException if the session has ended or the emulator was reset
	 */
	public String token(String template) {
		return this.tokens.createOfTemplate(live().session(), template, this.view.origin(), this.tokens.life())
			.orElseThrow(() -> new IllegalArgumentException("The emulator has no JWT template " + template));
	}

	/**
	 * Returns the refresh token, which an application exchanges an expired session token
	 * with. It stays the same until {@link #replaceRefreshToken()}.
	 * @return the value of the cookie {@code __refresh_<suffix>}
	 * @throws IllegalStateException if the emulator was reset
	 */
	public String refreshToken() {
		return known().session().refreshToken();
	}

	/**
	 * Gives the session another refresh token, so that Clerk refuses the one that a
	 * browser holds.
	 * @throws IllegalStateException if the session has ended or the emulator was reset
	 */
	public void replaceRefreshToken() {
		this.sessions.replaceRefreshToken(live().session().id());
	}

	/**
	 * Makes a session token whose life ended ten minutes ago.
	 * @return a genuine but expired token
	 * @throws IllegalStateException if the emulator was reset
	 */
	public String expiredSessionToken() {
		return this.tokens.createExpired(known().session(), this.view.origin(), LONG_AGO);
	}

	/**
	 * Returns the cookies that the browser sends to the application, with a new session
	 * token: {@code __session}, {@code __client_uat} and, of a development instance,
	 * {@code __clerk_db_jwt}, each plain and with the suffix of the instance. When the
	 * session has ended there is no {@code __session}, and {@code __client_uat} is 0:
	 * what a browser holds that has not heard of it is what was taken before, or
	 * {@link #withExpiredToken()}.
	 * @return the cookies, for {@code MockHttpServletRequestBuilder.cookie(…)}
	 * @throws IllegalStateException if the emulator was reset
	 */
	public Cookie[] cookies() {
		return sentCookies().stream().map((cookie) -> new Cookie(cookie.name(), cookie.value())).toArray(Cookie[]::new);
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

	private List<ApiCookie> sentCookies() {
		SignedIn known = known();
		List<ApiCookie> sent = new ArrayList<>();
		if (this.view.expired()) {
			sent.addAll(this.cookies.signedIn(longSignedIn(known), expiredSessionToken()));
		}
		else if (known.session().isLive()) {
			sent.addAll(this.cookies.signedIn(known, sessionToken()));
		}
		else {
			this.cookies.signedOut(known.client()).stream().filter((cookie) -> !cookie.isDeletion()).forEach(sent::add);
			return sent;
		}
		if (this.view.refreshable()) {
			sent.add(this.cookies.refresh(known.session()));
		}
		return sent;
	}

	/**
	 * The browser last changed before the expired token was made: else the token alone
	 * would tell that something happened since.
	 */
	private SignedIn longSignedIn(SignedIn known) {
		Instant issued = this.tokens.issueOfExpired(LONG_AGO);
		Client client = known.client();
		return known.client().updatedAt().isAfter(issued)
				? new SignedIn(client.withUpdatedAt(issued), known.session(), known.account()) : known;
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
	 * Ends the session as a sign-out does, wherever it happens. Tokens made before stay
	 * valid until they expire.
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
